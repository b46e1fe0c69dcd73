package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.ProjectStore;
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
    private final ProjectStore projects;
    private final WebhookStore webhooks;
    private final WebhookAudit audit;
    private final ShortIds ids;
    private final SecretMint secrets;

    EditWebhooks(ProjectStore projects, WebhookStore webhooks, WebhookAudit audit, ShortIds ids, SecretMint secrets) {
        this.projects = projects;
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
    public record Target(String projectKey, String id, long expectedVersion) {}

    /// Fails with `NotFound` of the project, or with `Invalid` when the project has too many.
    @WithTransaction
    public Uni<Issued> create(String projectKey, WebhookDraft draft, Stamp stamp) {
        return projects.lock(projectKey)
                .chain(() -> webhooks.list(projectKey))
                .invoke(EditWebhooks::refuseWhenFull)
                .map(_ -> issue(projectKey, draft.read(List.of()), stamp))
                .call(issued -> webhooks.add(issued.webhook()).call(() -> audit.created(issued.webhook(), stamp)));
    }

    private Issued issue(String projectKey, WebhookWish wish, Stamp stamp) {
        SecretText secret = secrets.strike();
        Webhook webhook = new Webhook(
                ids.next(), projectKey, 1, wish, SigningSecrets.first(secret), Webhook.Health.GOOD, stamp.at());
        return new Issued(webhook, secret);
    }

    private static void refuseWhenFull(List<Webhook> existing) {
        if (existing.size() >= Webhook.MAX_PER_PROJECT) {
            throw new FailureException(Failure.Invalid.of(
                    "/name", "a project has at most " + Webhook.MAX_PER_PROJECT + " webhooks; delete one first"));
        }
    }

    private record Changed(Webhook before, Webhook after) {}

    /// Fails with `NotFound`, with `StaleVersion` or with `Invalid`.
    @WithTransaction
    public Uni<Webhook> replace(Target target, WebhookDraft draft, Stamp stamp) {
        return webhooks.lock(target.projectKey(), target.id())
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
    public Uni<Issued> rotateSecret(String projectKey, String id, Stamp stamp) {
        return webhooks.lock(projectKey, id)
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
    public Uni<Void> delete(String projectKey, String id, Stamp stamp) {
        return webhooks.lock(projectKey, id)
                .call(() -> webhooks.delete(id))
                .call(webhook -> audit.deleted(webhook, stamp))
                .replaceWithVoid();
    }
}
