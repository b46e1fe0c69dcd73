package dev.guidon.flag.webhook;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the audit trail keeps of webhooks: of the address only where it leads, because the rest of it may be a secret,
/// and of headers only the names.
@ApplicationScoped
class WebhookAudit {
    private static final Value.Structure NOTHING = new Value.Structure(Map.of());

    private final AuditTrail trail;

    WebhookAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Uni<Void> created(Webhook webhook, Stamp stamp) {
        return append("webhook.created", webhook, NOTHING, fields(webhook.wish()), stamp);
    }

    Uni<Void> changed(Webhook before, Webhook after, Stamp stamp) {
        return append("webhook.changed", after, fields(before.wish()), fields(after.wish()), stamp);
    }

    Uni<Void> disabled(Webhook before, Webhook after, Stamp stamp) {
        return append("webhook.disabled", after, fields(before.wish()), fields(after.wish()), stamp);
    }

    Uni<Void> deleted(Webhook webhook, Stamp stamp) {
        return append("webhook.deleted", webhook, fields(webhook.wish()), NOTHING, stamp);
    }

    Uni<Void> secretRotated(Webhook webhook, Stamp stamp) {
        return append("webhook.secret_rotated", webhook, NOTHING, NOTHING, stamp);
    }

    Uni<Void> replayed(Webhook webhook, String deliveryId, Stamp stamp) {
        Value.Structure replayed = new Value.Structure(Map.of("delivery", new Value.Text(deliveryId)));
        return append("webhook.delivery_replayed", webhook, NOTHING, replayed, stamp);
    }

    private Uni<Void> append(
            String action, Webhook webhook, Value.Structure before, Value.Structure after, Stamp stamp) {
        AuditedResource resource = webhook.owner().resource("webhooks/" + webhook.id());
        return trail.append(new AuditEntry(stamp, new AuditedChange.Edited(action, resource, before, after)));
    }

    private static Value.Structure fields(WebhookWish wish) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", new Value.Text(wish.name()));
        fields.put("target", new Value.Text(wish.origin()));
        fields.put("events", texts(wish.events()));
        fields.put("projects", texts(wish.scope().projects()));
        fields.put("environments", texts(wish.scope().environments()));
        fields.put("flagTags", texts(wish.scope().flagTags()));
        fields.put("headers", texts(wish.headers().stream().map(Header::name).toList()));
        fields.put("payload", new Value.Text(nameOf(wish.payload())));
        fields.put("enabled", new Value.Bool(wish.enabled()));
        return new Value.Structure(fields);
    }

    private static String nameOf(Payload payload) {
        return switch (payload) {
            case Payload.Standard() -> "standard";
            case Payload.Slack() -> "slack";
            case Payload.Template _ -> "template";
        };
    }

    private static Value texts(List<String> texts) {
        return new Value.Sequence(texts.stream().<Value>map(Value.Text::new).toList());
    }
}
