package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.KeyOrderJson;
import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.flag.identity.IssueKey;
import dev.guidon.flag.identity.IssuedKey;
import dev.guidon.flag.identity.ListKeys;
import dev.guidon.flag.identity.RevokeKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// API keys of an environment.
@Path("/api/v1/projects/{project}/environments/{environment}/keys")
@Tag(name = "API keys")
class KeysResource {
    private final IssueKey issueKey;
    private final RevokeKey revokeKey;
    private final ListKeys listKeys;
    private final RequestStamp stamp;

    KeysResource(IssueKey issueKey, RevokeKey revokeKey, ListKeys listKeys, RequestStamp stamp) {
        this.issueKey = issueKey;
        this.revokeKey = revokeKey;
        this.listKeys = listKeys;
        this.stamp = stamp;
    }

    record KeyBody(String id, String name, String kind, Instant createdAt) {
        static KeyBody of(EnvironmentKey key) {
            return new KeyBody(key.id(), key.name(), key.kind().word(), key.createdAt());
        }
    }

    /// @param key in clear
    record IssuedKeyBody(String id, String name, String kind, Instant createdAt, String key) {
        static IssuedKeyBody of(IssuedKey issued) {
            EnvironmentKey key = issued.key();
            return new IssuedKeyBody(
                    key.id(),
                    key.name(),
                    key.kind().word(),
                    key.createdAt(),
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
        return issueKey.issue(new IssueKey.Order(project, environment, wanted.name(), wanted.kind()), stamp.now())
                .map(IssuedKeyBody::of);
    }

    @GET
    @Requires(Action.KEY_READ)
    @Operation(summary = "List the keys that are not revoked, without their secrets")
    public Uni<PageBody<KeyBody>> list(@RestPath String project, @RestPath String environment) {
        return listKeys.list(project, environment).map(KeysResource::page);
    }

    private static PageBody<KeyBody> page(List<EnvironmentKey> keys) {
        return new PageBody<>(keys.stream().map(KeyBody::of).toList(), Optional.empty());
    }

    @DELETE
    @Requires(Action.KEY_REVOKE)
    @Path("{id}")
    @Operation(summary = "Revoke a key, for good")
    public Uni<Void> revoke(@RestPath String project, @RestPath String environment, @RestPath String id) {
        return revokeKey
                .revoke(new RevokeKey.Order(project, environment, id), stamp.now())
                .replaceWithVoid();
    }
}
