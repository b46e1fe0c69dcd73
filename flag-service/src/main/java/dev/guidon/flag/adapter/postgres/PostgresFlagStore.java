package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.Dependent;
import dev.guidon.flag.edit.FlagCursor;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagQuery;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.ListedFlag;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Flags in PostgreSQL.
@ApplicationScoped
class PostgresFlagStore implements FlagStore {
    private static final String KIND = "flag";

    private final StoredFlags documents;

    PostgresFlagStore(StoredFlags documents) {
        this.documents = documents;
    }

    @Override
    public Uni<Void> add(FlagDefinition definition, Stamp stamp) {
        return Rows.insertUnique(
                        FlagRow.of(definition, documents, stamp),
                        new Failure.AlreadyExists(KIND, definition.key().text()))
                .chain(() -> Rows.insert(List.of(DefinitionVersionRow.of(definition, documents, stamp))));
    }

    @Override
    public Uni<Long> count(String projectKey) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select count(*) from FlagRow f where f.id.projectKey = :project and f.deletedAt is null",
                        Long.class)
                .setParameter("project", projectKey)
                .getSingleResult());
    }

    @Override
    public Uni<Page<ListedFlag>> page(String projectKey, FlagQuery query, Page.Request request) {
        return FlagSelection.of(projectKey, query, request)
                .rows(request.limit() + 1)
                .map(rows -> rows.stream().map(row -> row.toListed(documents)).toList())
                .map(found -> Page.of(
                        request, found, flag -> FlagCursor.write(query.order().by(), flag)));
    }

    @Override
    public Uni<List<FlagDefinition>> all(String projectKey) {
        return FlagSelection.of(projectKey).rows(FlagDefinition.MAX_PER_PROJECT).map(this::toDefinitions);
    }

    @Override
    public Uni<List<FlagDefinition>> some(String projectKey, Set<String> flagKeys) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from FlagRow f where f.id.projectKey = :project and f.id.key in :keys"
                                        + " and f.deletedAt is null",
                                FlagRow.class)
                        .setParameter("project", projectKey)
                        .setParameter("keys", flagKeys)
                        .getResultList())
                .map(this::toDefinitions);
    }

    @Override
    public Uni<Map<String, Set<String>>> tags(String projectKey, Set<String> flagKeys) {
        if (flagKeys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Rows.inSession(session -> session.createSelectionQuery(
                                "select f.id.key, f.tags from FlagRow f where f.id.projectKey = :project"
                                        + " and f.id.key in :keys and array_length(f.tags) > 0",
                                Object[].class)
                        .setParameter("project", projectKey)
                        .setParameter("keys", flagKeys)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> Set.of((String[]) row[1]))));
    }

    private List<FlagDefinition> toDefinitions(List<FlagRow> rows) {
        return rows.stream().map(row -> row.toDefinition(documents)).toList();
    }

    @Override
    public Uni<ConfiguredFlag> get(String projectKey, String flagKey) {
        return definition(projectKey, flagKey).chain(definition -> configurations(definition)
                .map(rows -> new ConfiguredFlag(definition, byEnvironment(rows, definition))));
    }

    private Uni<FlagDefinition> definition(String projectKey, String flagKey) {
        return row(projectKey, flagKey).map(row -> row.toDefinition(documents));
    }

    private static Uni<FlagRow> row(String projectKey, String flagKey) {
        return Rows.inSession(session -> session.find(FlagRow.class, new FlagRow.Id(projectKey, flagKey)))
                .map(row -> row == null || row.deletedAt != null ? null : row)
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound(KIND, flagKey)));
    }

    @Override
    public Uni<Void> update(FlagDefinition definition, Stamp stamp) {
        return row(definition.projectKey().text(), definition.key().text())
                .invoke(row -> row.take(definition, documents, stamp))
                .chain(() -> Rows.insert(List.of(DefinitionVersionRow.of(definition, documents, stamp))));
    }

    @Override
    public Uni<Void> delete(String projectKey, String flagKey, Instant at) {
        return row(projectKey, flagKey)
                .invoke(row -> row.deletedAt = at)
                .map(row -> row.toDefinition(documents))
                .chain(PostgresFlagStore::configurations)
                .chain(PostgresFlagStore::remove);
    }

    private static Uni<Void> remove(List<Keyed> configurations) {
        return Rows.inSession(session ->
                session.removeAll(configurations.stream().map(Keyed::row).toArray()));
    }

    @Override
    public Uni<List<String>> requiring(String projectKey, String flagKey, Requiring which) {
        String inUse = which == Requiring.IN_USE ? " and f.archivedAt is null" : "";
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select distinct f.id.key from FlagRow f join ConfigurationRow c on c.id.flagKey = f.id.key"
                                + " join EnvironmentRow e on e.id = c.id.environmentId"
                                + " where f.id.projectKey = :project and e.projectKey = :project"
                                + " and array_position(c.requiredFlags, :flag) > 0" + inUse + " order by f.id.key",
                        String.class)
                .setParameter("project", projectKey)
                .setParameter("flag", flagKey)
                .getResultList());
    }

    private record Requirer(String environmentKey, String flagKey, String document) {}

    @Override
    public Uni<List<Dependent>> requirements(String projectKey) {
        return requirers(new Where().and("array_length(c.requiredFlags) > 0"), projectKey)
                .map(rows -> rows.stream().flatMap(this::required).toList());
    }

    @Override
    public Uni<List<Dependent>> dependents(String projectKey, String flagKey) {
        Where where = new Where().and("array_position(c.requiredFlags, :flag) > 0", "flag", (Object) flagKey);
        return requirers(where, projectKey).map(rows -> rows.stream()
                .flatMap(this::required)
                .filter(dependent -> dependent.prerequisite().flagKey().equals(flagKey))
                .toList());
    }

    private static Uni<List<Requirer>> requirers(Where where, String projectKey) {
        where.and("e.projectKey = :project", "project", (Object) projectKey);
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                        "select e.key, c.id.flagKey, c.document from ConfigurationRow c"
                                + " join EnvironmentRow e on e.id = c.id.environmentId" + where.text()
                                + " order by e.key, c.id.flagKey",
                        Requirer.class))
                .getResultList());
    }

    private Stream<Dependent> required(Requirer row) {
        return documents.prerequisites(row.document()).stream()
                .map(prerequisite -> new Dependent(row.environmentKey(), row.flagKey(), prerequisite));
    }

    private record Keyed(String environmentKey, ConfigurationRow row) {}

    private static Uni<List<Keyed>> configurations(FlagDefinition definition) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select e.key, c from ConfigurationRow c join EnvironmentRow e on e.id = c.id.environmentId"
                                + " where e.projectKey = :project and c.id.flagKey = :flag",
                        Keyed.class)
                .setParameter("project", definition.projectKey().text())
                .setParameter("flag", definition.key().text())
                .getResultList());
    }

    private Map<String, FlagConfiguration> byEnvironment(List<Keyed> rows, FlagDefinition definition) {
        return rows.stream().collect(Collectors.toMap(Keyed::environmentKey, keyed -> read(keyed.row(), definition)));
    }

    private FlagConfiguration read(ConfigurationRow row, FlagDefinition definition) {
        return documents.configuration(row.document, definition, row.version);
    }

    @Override
    public Uni<PlacedFlag> get(Environment environment, String flagKey) {
        return definition(environment.projectKey().text(), flagKey)
                .chain(definition -> current(environment, definition));
    }

    private Uni<PlacedFlag> current(Environment environment, FlagDefinition definition) {
        var id = new ConfigurationRow.Id(environment.id(), definition.key().text());
        return Rows.inSession(session -> session.find(ConfigurationRow.class, id))
                .map(row -> new PlacedFlag(environment, definition, read(row, definition)));
    }

    @Override
    public Uni<Void> start(String environmentId, List<Flag> flags, Stamp stamp) {
        List<ConfigurationRow> rows = flags.stream()
                .map(flag -> ConfigurationRow.of(id(environmentId, flag), flag.configuration(), documents))
                .toList();
        List<ConfigurationVersionRow> history =
                rows.stream().map(row -> ConfigurationVersionRow.of(row, stamp)).toList();
        return Rows.insert(rows).chain(() -> Rows.insert(history));
    }

    @Override
    public Uni<Void> replace(String environmentId, Flag flag, Stamp stamp) {
        return Rows.inSession(session -> session.find(ConfigurationRow.class, id(environmentId, flag)))
                .invoke(row -> row.take(flag.configuration(), documents))
                .call(() -> touch(environmentId, flag.key(), stamp))
                .chain(row -> Rows.insert(List.of(ConfigurationVersionRow.of(row, stamp))));
    }

    /// The flag is in the session. Nobody changes its definition meanwhile: that takes the lock of every environment.
    private static Uni<FlagRow> touch(String environmentId, String flagKey, Stamp stamp) {
        return Rows.inSession(session -> session.find(EnvironmentRow.class, environmentId))
                .chain(environment -> row(environment.projectKey, flagKey))
                .invoke(row -> row.touch(stamp));
    }

    private static ConfigurationRow.Id id(String environmentId, Flag flag) {
        return new ConfigurationRow.Id(environmentId, flag.key());
    }

    @Override
    public Uni<Neighbours> neighbours(String projectKey, Set<String> flagKeys) {
        return flagKeys.isEmpty()
                ? Uni.createFrom().item(Neighbours.NONE)
                : variants(projectKey, flagKeys).map(variants -> new Neighbours(variants, Map.of()));
    }

    @Override
    public Uni<Neighbours> neighbours(Environment environment, Set<String> flagKeys) {
        if (flagKeys.isEmpty()) {
            return Uni.createFrom().item(Neighbours.NONE);
        }
        return Uni.combine()
                .all()
                .unis(variants(environment.projectKey().text(), flagKeys), required(environment.id()))
                .usingConcurrencyOf(1)
                .with(Neighbours::new);
    }

    private Uni<Map<String, List<String>>> variants(String projectKey, Set<String> flagKeys) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from FlagRow f where f.id.projectKey = :project and f.id.key in :keys"
                                        + " and f.archivedAt is null",
                                FlagRow.class)
                        .setParameter("project", projectKey)
                        .setParameter("keys", flagKeys)
                        .getResultList())
                .map(this::toDefinitions)
                .map(found -> found.stream()
                        .collect(Collectors.toMap(flag -> flag.key().text(), FlagDefinition::variantKeys)));
    }

    private static Uni<Map<String, Set<String>>> required(String environmentId) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ConfigurationRow c where c.id.environmentId = :environment"
                                        + " and array_length(c.requiredFlags) > 0",
                                ConfigurationRow.class)
                        .setParameter("environment", environmentId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.id.flagKey(), row -> Set.of(row.requiredFlags))));
    }
}
