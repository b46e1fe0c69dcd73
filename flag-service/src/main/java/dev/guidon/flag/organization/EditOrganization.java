package dev.guidon.flag.organization;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Key;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Founds and renames organizations.
@ApplicationScoped
public class EditOrganization {
    private final OrganizationStore organizations;
    private final AuditTrail audit;

    EditOrganization(OrganizationStore organizations, AuditTrail audit) {
        this.organizations = organizations;
        this.audit = audit;
    }

    /// An organization without projects or members. Fails with `AlreadyExists` when the key is taken.
    @WithTransaction
    public Uni<Organization> create(Key key, String name, Stamp stamp) {
        Organization organization = new Organization(key, 1, name, false, stamp.at());
        return organizations
                .add(organization)
                .call(() -> audit.append(entry(stamp, "created", key.text(), Map.of(), named(name))))
                .replaceWith(organization);
    }

    /// Fails with `NotFound`, or with `StaleVersion`.
    @WithTransaction
    public Uni<Organization> rename(String key, String name, Seen seen, Stamp stamp) {
        return organizations
                .lock(key)
                .invoke(before -> seen.require("organization", key, before.version()))
                .call(() -> organizations.rename(key, name))
                .call(before -> audit.append(entry(stamp, "renamed", key, named(before.name()), named(name))))
                .map(before -> new Organization(
                        before.key(), before.version() + 1, name, before.demandsSecondFactor(), before.createdAt()));
    }

    /// Says whether members must show a second factor when they log in with a password; those who did not are not
    /// known from now on. Fails with `NotFound`, or with `StaleVersion`.
    @WithTransaction
    public Uni<Organization> demandSecondFactor(String key, boolean demanded, Seen seen, Stamp stamp) {
        return organizations
                .lock(key)
                .invoke(before -> seen.require("organization", key, before.version()))
                .call(() -> organizations.demandSecondFactor(key, demanded))
                .call(before -> audit.append(entry(
                        stamp,
                        "second_factor_changed",
                        key,
                        demanding(before.demandsSecondFactor()),
                        demanding(demanded))))
                .map(before -> new Organization(
                        before.key(), before.version() + 1, before.name(), demanded, before.createdAt()));
    }

    private static Map<String, Value> demanding(boolean demanded) {
        return Map.of("demandsSecondFactor", new Value.Bool(demanded));
    }

    private static Map<String, Value> named(String name) {
        return Map.of("name", new Value.Text(name));
    }

    private static AuditEntry entry(
            Stamp stamp, String verb, String key, Map<String, Value> before, Map<String, Value> after) {
        return new AuditEntry(
                stamp,
                new AuditedChange.Edited(
                        "organization." + verb,
                        AuditedResource.organization(key),
                        new Value.Structure(before),
                        new Value.Structure(after)));
    }
}
