package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Access;
import dev.guidon.flag.access.Grants;
import dev.guidon.flag.access.Role;
import dev.guidon.flag.access.Statement;
import dev.guidon.flag.adapter.json.StatementJson;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts together what the store says of one principal: rows of kind, organization, policy, its statements, tags.
/// Belongs to one reader.
final class AccessRows {
    private final StatementJson documents;
    private final Set<String> organizations = new TreeSet<>();
    private final Map<String, List<Statement>> granted = new HashMap<>();
    private final Map<String, List<Statement>> limits = new HashMap<>();
    private Optional<String> organization = Optional.empty();
    private Set<String> tags = Set.of();

    AccessRows(StatementJson documents) {
        this.documents = documents;
    }

    void add(Row row) {
        switch (row.getString(0)) {
            case "member" -> organizations.add(row.getString(1));
            case "grant" -> collect(granted, row);
            case "limit" -> collect(limits, row);
            case "place" -> {
                organization = Optional.ofNullable(row.getString(1));
                tags = Optional.ofNullable(row.getString(4))
                        .filter(joined -> !joined.isEmpty())
                        .map(joined -> Set.of(joined.split(",")))
                        .orElse(Set.of());
            }
            default -> throw new IllegalStateException("there is no such kind of row");
        }
    }

    /// A policy that there is no more says nothing.
    private void collect(Map<String, List<Statement>> into, Row row) {
        List<Statement> statements = into.computeIfAbsent(row.getString(1), _ -> new ArrayList<>());
        Optional<Role> role = Role.of(row.getString(2));
        if (role.isPresent()) {
            statements.addAll(role.get().statements());
        } else if (row.getString(3) != null) {
            statements.addAll(documents.stored(row.getString(3)));
        }
    }

    Access access() {
        Map<String, Grants> grants = new HashMap<>();
        organizations.forEach(key -> grants.put(
                key, new Grants(granted.getOrDefault(key, List.of()), Optional.ofNullable(limits.get(key)))));
        return new Access(false, grants, organization, tags);
    }

    /// Empty for what is a member of nothing.
    Optional<Access> ofMember() {
        return organizations.isEmpty() ? Optional.empty() : Optional.of(access());
    }
}
