package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.ProviderJson;
import dev.guidon.flag.adapter.login.SsoSettings;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.sso.EditProviders;
import dev.guidon.flag.sso.Provider;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Identity providers of an organization.
@Path("/api/v1/organizations/{organization}/sso")
@Tag(name = "single sign-on")
class SsoResource {
    private final EditProviders providers;
    private final RequestAuthor author;
    private final RequestStamp stamp;
    private final SsoSettings settings;
    private final DryRuns dryRuns;

    SsoResource(
            EditProviders providers, RequestAuthor author, RequestStamp stamp, SsoSettings settings, DryRuns dryRuns) {
        this.providers = providers;
        this.author = author;
        this.stamp = stamp;
        this.settings = settings;
        this.dryRuns = dryRuns;
    }

    private static ObjectNode body(Provider provider) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("key", provider.key().text())
                .put("name", provider.name())
                .put("issuer", provider.client().issuer().toString())
                .put("clientId", provider.client().clientId())
                .put("hasClientSecret", provider.sealedSecret().isPresent());
        ProviderJson.write(provider.client(), provider.trust(), body);
        return body.put("createdAt", provider.createdAt().toString());
    }

    @GET
    @Requires(Action.SSO_READ)
    @Operation(summary = "List the identity providers of an organization")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "IdentityProviders")))
    public Uni<PageBody<ObjectNode>> list(@RestPath String organization) {
        return providers.list(organization).map(SsoResource::page);
    }

    private static PageBody<ObjectNode> page(List<Provider> all) {
        return new PageBody<>(all.stream().map(SsoResource::body).toList(), Optional.empty());
    }

    @GET
    @Path("{id}")
    @Requires(Action.SSO_READ)
    @Operation(summary = "Read an identity provider, without our secret there; its version is the ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "IdentityProvider")))
    public Uni<RestResponse<ObjectNode>> get(@RestPath String organization, @RestPath String id) {
        return providers.get(organization, id).map(SsoResource::tagged);
    }

    private static RestResponse<ObjectNode> tagged(Provider provider) {
        return VersionTag.tagged(provider.version(), body(provider));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Action.SSO_UPDATE)
    @Operation(summary = "Trust an identity provider, and say what its people may do here")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewIdentityProvider")))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "IdentityProvider")))
    public Uni<RestResponse<ObjectNode>> put(
            @RestPath String organization,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        ProviderJson.Destination to = new ProviderJson.Destination(
                key(id), organization, settings.plainHttp(), stamp.now().at());
        EditProviders.Order order = ProviderJson.read(Body.of(body), to);
        return dryRuns.run(dryRun, () -> providers
                .put(order, VersionTag.seen(expected), author.in(organization))
                .map(SsoResource::tagged));
    }

    private static Key key(String text) {
        Key.problemWith(text).ifPresent(problem -> {
            throw new FailureException(Failure.Invalid.of("id", problem));
        });
        return new Key(text);
    }

    @DELETE
    @Path("{id}")
    @Requires(Action.SSO_UPDATE)
    @Operation(summary = "Trust an identity provider no longer")
    public Uni<Void> remove(
            @RestPath String organization,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(dryRun, () -> providers.remove(organization, id, VersionTag.seen(expected), stamp.now()));
    }
}
