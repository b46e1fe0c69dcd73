package dev.guidon.flag.account;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.organization.Organization;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Notes what happens to accounts and sessions, which belong to no organization, in the trail of each organization that
/// the person is a member of: it is their members that log in.
@ApplicationScoped
public class AuditPerson {
    private final AuditTrail audit;
    private final Memberships memberships;

    AuditPerson(AuditTrail audit, Memberships memberships) {
        this.audit = audit;
        this.memberships = memberships;
    }

    /// What happened to whom.
    ///
    /// @param action such as `session.opened`
    /// @param before fields as they were; empty for what is new
    /// @param after fields as they are; empty for what is gone
    public record Happening(UserAccount account, String action, Map<String, Value> before, Map<String, Value> after) {
        public Happening {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }

        public static Happening added(UserAccount account, String action, Map<String, Value> after) {
            return new Happening(account, action, Map.of(), after);
        }

        public static Happening removed(UserAccount account, String action, Map<String, Value> before) {
            return new Happening(account, action, before, Map.of());
        }
    }

    /// Whoever acts for themselves.
    public static Stamp self(UserAccount account, Instant at) {
        return new Stamp(Actor.user(account.email().text()), at, "");
    }

    public Uni<Void> note(Stamp stamp, Happening happening) {
        return memberships
                .organizationsOf(happening.account().email())
                .map(found -> found.isEmpty() ? List.of(Organization.DEFAULT) : found)
                .onItem()
                .transformToMulti(organizations -> Multi.createFrom().iterable(organizations))
                .onItem()
                .transformToUniAndConcatenate(organization -> audit.append(entry(stamp, happening, organization)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static AuditEntry entry(Stamp stamp, Happening happening, String organization) {
        return new AuditEntry(
                stamp,
                new AuditedChange.Edited(
                        happening.action(),
                        AuditedResource.inOrganization(
                                organization,
                                "user/" + happening.account().email().text()),
                        new Value.Structure(happening.before()),
                        new Value.Structure(happening.after())));
    }
}
