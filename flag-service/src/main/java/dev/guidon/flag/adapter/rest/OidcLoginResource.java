package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.adapter.json.PersonJson;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.sso.Finished;
import dev.guidon.flag.sso.SsoLogin;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Logging in at an identity provider, for browsers and for programs that can open one.
@Path("/api/v1/login/oidc")
@Tag(name = "login")
class OidcLoginResource {
    /// Holds what only the browser has that began the login.
    static final String COOKIE = "guidon_login";

    private static final String BASE = "/api/v1/login/oidc/";
    private static final int COOKIE_SECONDS = 600;
    private static final int SEE_OTHER = 303;

    private final SsoLogin login;
    private final ReturnAddresses addresses;
    private final InstantSource clock;

    OidcLoginResource(SsoLogin login, ReturnAddresses addresses, InstantSource clock) {
        this.login = login;
        this.addresses = addresses;
        this.clock = clock;
    }

    @GET
    @Path("{provider}")
    @Anyone(because = "it only sends the browser to the identity provider")
    @Operation(summary = "Begin to log in at an identity provider; open it in a browser")
    @APIResponse(responseCode = "303", description = "To the identity provider.")
    public Uni<Response> start(
            @Context HttpServerRequest request,
            @RestPath String provider,
            @Parameter(description = "Where a program wants its user back, with a code in the query")
                    @RestQuery
                    @DefaultValue("")
                    String returnTo,
            @Parameter(description = "PKCE challenge (S256) of that program") @RestQuery @DefaultValue("")
                    String challenge) {
        URI redirect = redirect(request, provider);
        SsoLogin.Start start = new SsoLogin.Start(provider, redirect, addresses.wanted(returnTo, challenge));
        return login.start(start, clock.instant()).map(started -> Response.status(SEE_OTHER)
                .location(started.location())
                .cookie(cookie(started.browser(), COOKIE_SECONDS, redirect))
                .header("Cache-Control", "no-store")
                .build());
    }

    private URI redirect(HttpServerRequest request, String provider) {
        if (Key.problemWith(provider).isPresent()) {
            throw new FailureException(new Failure.NotFound("identity provider", provider));
        }
        return URI.create(addresses.publicUrl(request) + BASE + provider + "/callback");
    }

    private static NewCookie cookie(String value, int seconds, URI redirect) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(BASE)
                .maxAge(seconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure("https".equals(redirect.getScheme()))
                .build();
    }

    @GET
    @Path("{provider}/callback")
    @Anyone(because = "it takes the provider's code, and the cookie of the browser that began")
    @Operation(
            summary = "Where the identity provider sends the browser back: tokens, or on to the program that sent it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokensBody.class)))
    @APIResponse(responseCode = "303", description = "To where the program wants its user back.")
    public Uni<Response> finish(
            @Context HttpServerRequest request,
            @RestPath String provider,
            @RestQuery @DefaultValue("") String state,
            @RestQuery @DefaultValue("") String code,
            @CookieParam(COOKIE) @DefaultValue("") String browser) {
        if (code.isEmpty()) {
            throw new FailureException(
                    new Failure.Unauthenticated("the identity provider let nobody in; log in again"));
        }
        URI redirect = redirect(request, provider);
        SsoLogin.Finish finish =
                new SsoLogin.Finish(provider, redirect, state, code, browser, ClientOrigin.of(request));
        return login.finish(finish, clock.instant())
                .map(finished ->
                        answer(finished).cookie(cookie("", 0, redirect)).build());
    }

    private static Response.ResponseBuilder answer(Finished finished) {
        Response.ResponseBuilder answer =
                switch (finished) {
                    case Finished.Here(var tokens) -> Response.ok(TokensBody.of(tokens), MediaType.APPLICATION_JSON);
                    case Finished.There(var location) ->
                        Response.status(SEE_OTHER).location(location);
                };
        return answer.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }

    @POST
    @Path("exchange")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Anyone(because = "it takes a code for one use, and the verifier of the program that it was meant for")
    @Operation(summary = "Exchange the code that a user came back with for tokens, within a minute")
    @RequestBody(content = @Content(schema = @Schema(ref = "LoginCode")))
    public Uni<TokensBody> exchange(@Context HttpServerRequest request, @Nullable JsonNode body) {
        PersonJson.LoginCode sent = PersonJson.loginCode(Body.of(body));
        return login.exchange(sent.code(), sent.verifier(), ClientOrigin.of(request), clock.instant())
                .map(TokensBody::of);
    }
}
