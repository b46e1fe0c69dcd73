package dev.guidon.flag.trigger;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// What the audit trail keeps of triggers. What a trigger does to a flag is an entry of the flag.
@ApplicationScoped
class TriggerAudit {
    private static final Value.Structure NOTHING = new Value.Structure(Map.of());

    private final AuditTrail trail;

    TriggerAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Uni<Void> created(Trigger trigger, Stamp stamp) {
        return append("trigger.created", trigger, NOTHING, fields(trigger), stamp);
    }

    Uni<Void> changed(Trigger before, Trigger after, Stamp stamp) {
        return append("trigger.changed", after, fields(before), fields(after), stamp);
    }

    Uni<Void> tokenReset(Trigger trigger, Stamp stamp) {
        return append("trigger.token_reset", trigger, NOTHING, NOTHING, stamp);
    }

    Uni<Void> deleted(Trigger trigger, Stamp stamp) {
        return append("trigger.deleted", trigger, fields(trigger), NOTHING, stamp);
    }

    private Uni<Void> append(
            String action, Trigger trigger, Value.Structure before, Value.Structure after, Stamp stamp) {
        FlagAddress flag = trigger.flag();
        AuditedResource resource = new AuditedResource(
                flag.projectKey(),
                Optional.of(flag.environmentKey()),
                Optional.of(flag.flagKey()),
                flag.projectKey() + "/" + flag.environmentKey() + "/" + flag.flagKey() + "/triggers/" + trigger.id());
        return trail.append(new AuditEntry(stamp, new AuditedChange.Edited(action, resource, before, after)));
    }

    private static Value.Structure fields(Trigger trigger) {
        return new Value.Structure(Map.of(
                "name", new Value.Text(trigger.wish().name()),
                "instructions", new Value.Text(trigger.wish().instructions()),
                "enabled", new Value.Bool(trigger.wish().enabled())));
    }
}
