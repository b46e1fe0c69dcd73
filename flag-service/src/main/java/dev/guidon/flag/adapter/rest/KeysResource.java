package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.KeyOrderJson;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.identity.ChangeKey;
import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.flag.identity.IssueKey;
import dev.guidon.flag.identity.IssuedKey;
import dev.guidon.flag.identity.ListKeys;
import dev.guidon.flag.identity.RevokeKey;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// API keys of an environment.
@Path("/api/v1/projects/{project}/environments/{environment}/keys")
@Tag(name = "API keys")
class KeysResource {
    private final IssueKey issueKey;
    private final ChangeKey changeKey;
    private final RevokeKey revokeKey;
    private final ListKeys listKeys;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    KeysResource(
            IssueKey issueKey,
            ChangeKey changeKey,
            RevokeKey revokeKey,
            ListKeys listKeys,
            RequestStamp stamp,
            DryRuns dryRuns) {
        this.issueKey = issueKey;
        this.changeKey = changeKey;
        this.revokeKey = revokeKey;
        this.listKeys = listKeys;
        this.stamp = stamp;
        this.dryRuns = dryRuns;
    }

    /// @param state valid, expired or revoked
    /// @param lastUsedAt to the minute; absent when it never was
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record KeyBody(
            String id,
            String name,
            String kind,
            String state,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt,
            Optional<Instant> lastUsedAt) {
        static KeyBody of(EnvironmentKey key, Instant now) {
            return new KeyBody(
                    key.id(),
                    key.name(),
                    key.kind().word(),
                    key.stateAt(now).name().toLowerCase(Locale.ROOT),
                    key.createdAt(),
                    key.expiresAt(),
                    key.revokedAt(),
                    key.lastUsedAt());
        }
    }

    /// @param key in clear
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record IssuedKeyBody(
            String id, String name, String kind, Instant createdAt, Optional<Instant> expiresAt, String key) {
        static IssuedKeyBody of(IssuedKey issued) {
            EnvironmentKey key = issued.key();
            return new IssuedKeyBody(
                    key.id(),
                    key.name(),
                    key.kind().word(),
                    key.createdAt(),
                    key.expiresAt(),
                    issued.text().reveal());
        }

        @Override
        public String toString() {
            return "IssuedKeyBody[id=" + id + "]";
        }
    }

    @POST
    @Requires(Action.KEY_ISSUE)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue an API key; the key itself is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "KeyOrder")))
    public Uni<IssuedKeyBody> issue(@RestPath String project, @RestPath String environment, @Nullable JsonNode body) {
        KeyOrderJson wanted = KeyOrderJson.read(Body.of(body));
        return issueKey.issue(
                        new IssueKey.Order(project, environment, wanted.name(), wanted.kind(), wanted.expiresAt()),
                        stamp.now())
                .map(IssuedKeyBody::of);
    }

    @GET
    @Requires(Action.KEY_READ)
    @Operation(summary = "List the keys that are not revoked, or the last that were, without their secrets")
    public Uni<PageBody<KeyBody>> list(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("false") @Schema(ref = "Revoked") String revoked) {
        Uni<List<EnvironmentKey>> found =
                switch (revoked) {
                    case "true" -> listKeys.revoked(project, environment);
                    case "false" -> listKeys.list(project, environment);
                    default -> throw new FailureException(Failure.Invalid.of("revoked", "must be true or false"));
                };
        return found.map(this::page);
    }

    private PageBody<KeyBody> page(List<EnvironmentKey> keys) {
        Instant now = stamp.now().at();
        return new PageBody<>(keys.stream().map(key -> KeyBody.of(key, now)).toList(), Optional.empty());
    }

    @PATCH
    @Requires(Action.KEY_ISSUE)
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Rename a key, or set when it expires; null for never")
    @RequestBody(content = @Content(schema = @Schema(ref = "KeyPatch")))
    public Uni<KeyBody> change(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        Stamp now = stamp.now();
        ChangeKey.Order order = new ChangeKey.Order(project, environment, id, KeyOrderJson.readPatch(Body.of(body)));
        return dryRuns.run(dryRun, () -> changeKey.change(order, now).map(key -> KeyBody.of(key, now.at())));
    }

    @DELETE
    @Requires(Action.KEY_REVOKE)
    @Path("{id}")
    @Operation(summary = "Revoke a key, for good")
    public Uni<Void> revoke(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(dryRun, () -> revokeKey
                .revoke(new RevokeKey.Order(project, environment, id), stamp.now())
                .replaceWithVoid());
    }
}
