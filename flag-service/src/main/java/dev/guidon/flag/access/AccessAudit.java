package dev.guidon.flag.access;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Changes of rights, for the audit trail.
@ApplicationScoped
class AccessAudit {
    private static final Value.Structure NOTHING = new Value.Structure(Map.of());
    private final AuditTrail trail;

    AccessAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /// What is changed.
    record Subject(String organization, ResourceType type, String key) {}

    Uni<Void> added(Stamp stamp, Subject subject, Value.Structure after) {
        return append(stamp, subject, "added", NOTHING, after);
    }

    Uni<Void> changed(Stamp stamp, Subject subject, Value.Structure before, Value.Structure after) {
        return append(stamp, subject, "changed", before, after);
    }

    Uni<Void> removed(Stamp stamp, Subject subject, Value.Structure before) {
        return append(stamp, subject, "removed", before, NOTHING);
    }

    private Uni<Void> append(Stamp stamp, Subject subject, String verb, Value.Structure before, Value.Structure after) {
        String type = subject.type().word();
        AuditedResource resource = AuditedResource.inOrganization(subject.organization(), type + "/" + subject.key());
        return trail.append(
                new AuditEntry(stamp, new AuditedChange.Edited(type + "." + verb, resource, before, after)));
    }

    static Value.Structure state(Member member) {
        return new Value.Structure(Map.of("policies", texts(member.policies())));
    }

    static Value.Structure state(Group group) {
        return new Value.Structure(Map.of(
                "name", new Value.Text(group.name()),
                "policies", texts(group.policies()),
                "members", texts(group.members())));
    }

    static Value.Structure state(Policy policy) {
        return new Value.Structure(Map.of(
                "name", new Value.Text(policy.name()),
                "description", new Value.Text(policy.description()),
                "statements",
                        new Value.Sequence(policy.statements().stream()
                                .<Value>map(AccessAudit::state)
                                .toList())));
    }

    private static Value.Structure state(Statement statement) {
        return new Value.Structure(Map.of(
                "effect", new Value.Text(statement.effect().word()),
                "actions",
                        texts(statement.actions().stream()
                                .map(ActionPattern::text)
                                .toList()),
                "resources",
                        texts(statement.resources().stream()
                                .map(ResourcePattern::text)
                                .toList())));
    }

    static Value.Structure state(AccessToken token) {
        return new Value.Structure(Map.of(
                "name", new Value.Text(token.name()),
                "policies", texts(token.policies()),
                "active", new Value.Bool(token.active()),
                "owner", new Value.Text(token.owner().orElse("")),
                "expiresAt",
                        new Value.Text(token.expiresAt().map(Object::toString).orElse(""))));
    }

    private static Value.Sequence texts(List<String> texts) {
        return new Value.Sequence(texts.stream().<Value>map(Value.Text::new).toList());
    }
}
