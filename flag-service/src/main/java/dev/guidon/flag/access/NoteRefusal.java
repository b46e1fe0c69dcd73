package dev.guidon.flag.access;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.access.Authorise.Asked;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Origin;
import dev.guidon.flag.audit.Stamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/// Puts refused requests into the audit trail of the organization that they were aimed at.
@ApplicationScoped
public class NoteRefusal {
    private final AuditRefusal audit;
    private final Refusals seen = new Refusals();

    NoteRefusal(AuditRefusal audit) {
        this.audit = audit;
    }

    /// Writes nothing when the same was refused to the same caller within this minute, when the caller is refused too
    /// often to be worth the space, or when what was asked for is in no organization.
    Uni<Void> note(Asked asked, Instant now) {
        boolean isNew = seen.isNew(
                asked.principal().actor(),
                asked.action().word() + " " + asked.resource().text(),
                now);
        return asked.organization()
                .filter(organization -> isNew)
                .map(organization -> audit.append(entry(organization, asked, now)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static AuditEntry entry(String organization, Asked asked, Instant now) {
        Value.Structure nothing = new Value.Structure(Map.of());
        Value.Structure refused = new Value.Structure(
                Map.of("action", new Value.Text(asked.action().word())));
        return new AuditEntry(
                new Stamp(
                        asked.principal().actor(),
                        now,
                        "",
                        Origin.by(asked.principal().personalToken())),
                new AuditedChange.Edited(
                        "access.refused",
                        AuditedResource.inOrganization(
                                organization, asked.resource().text()),
                        nothing,
                        refused));
    }
}
