package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.secret.SecretText;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Sets webhooks up, changes them and takes them away.
@ApplicationScoped
public class EditWebhooks {
    private final Owners owners;
    private final WebhookStore webhooks;
    private final WebhookAudit audit;
    private final ShortIds ids;
    private final SecretMint secrets;

    EditWebhooks(Owners owners, WebhookStore webhooks, WebhookAudit audit, ShortIds ids, SecretMint secrets) {
        this.owners = owners;
        this.webhooks = webhooks;
        this.audit = audit;
        this.ids = ids;
        this.secrets = secrets;
    }

    /// A webhook at the one moment when its signing secret is shown.
    public record Issued(Webhook webhook, SecretText secret) {}

    /// Which webhook to change.
    ///
    /// @param expectedVersion the version that the author has seen
    public record Target(Owner owner, String id, long expectedVersion) {}

    /// Fails with `NotFound` of the owner, or with `Invalid` when it has too many.
    @WithTransaction
    public Uni<Issued> create(Owner owner, WebhookDraft draft, Stamp stamp) {
        return owners.lock(owner)
                .chain(() -> webhooks.list(owner))
                .invoke(EditWebhooks::refuseWhenFull)
                .map(_ -> issue(owner, draft.read(List.of()), stamp))
                .call(issued -> webhooks.add(issued.webhook()).call(() -> audit.created(issued.webhook(), stamp)));
    }

    private Issued issue(Owner owner, WebhookWish wish, Stamp stamp) {
        SecretText secret = secrets.strike();
        Webhook webhook =
                new Webhook(ids.next(), owner, 1, wish, SigningSecrets.first(secret), Webhook.Health.GOOD, stamp.at());
        return new Issued(webhook, secret);
    }

    private static void refuseWhenFull(List<Webhook> existing) {
        if (existing.size() >= Webhook.MAX_PER_OWNER) {
            throw new FailureException(Failure.Invalid.of(
                    "/name", "there are at most " + Webhook.MAX_PER_OWNER + " webhooks; delete one first"));
        }
    }

    private record Changed(Webhook before, Webhook after) {}

    /// Fails with `NotFound`, with `StaleVersion` or with `Invalid`.
    @WithTransaction
    public Uni<Webhook> replace(Target target, WebhookDraft draft, Stamp stamp) {
        return webhooks.lock(target.owner(), target.id())
                .invoke(current -> refuseUnlessAt(target.expectedVersion(), current))
                .map(current -> new Changed(
                        current, current.wished(draft.read(current.wish().headers()))))
                .call(changed -> webhooks.update(changed.after())
                        .call(() -> audit.changed(changed.before(), changed.after(), stamp)))
                .map(Changed::after);
    }

    private static void refuseUnlessAt(long expected, Webhook current) {
        if (current.version() != expected) {
            throw new FailureException(new Failure.StaleVersion("webhook", current.id(), expected, current.version()));
        }
    }

    /// A new signing secret; the one before stays good for a day. Fails with `NotFound`.
    @WithTransaction
    public Uni<Issued> rotateSecret(Owner owner, String id, Stamp stamp) {
        return webhooks.lock(owner, id)
                .map(current -> rotated(current, stamp))
                .call(issued -> webhooks.update(issued.webhook()))
                .call(issued -> audit.secretRotated(issued.webhook(), stamp));
    }

    private Issued rotated(Webhook current, Stamp stamp) {
        SecretText secret = secrets.strike();
        return new Issued(current.with(current.secrets().rotated(secret, stamp.at())), secret);
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> delete(Owner owner, String id, Stamp stamp) {
        return webhooks.lock(owner, id)
                .call(() -> webhooks.delete(id))
                .call(webhook -> audit.deleted(webhook, stamp))
                .replaceWithVoid();
    }
}
