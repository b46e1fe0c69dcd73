package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.adapter.json.PersonJson;
import dev.guidon.flag.password.ResetPassword;
import dev.guidon.flag.session.Login;
import dev.guidon.flag.session.Logout;
import dev.guidon.flag.session.RefreshSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/// How people get tokens and give them back.
@Path("/api/v1/login")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "login")
class LoginResource {
    private final Login login;
    private final RefreshSession refresh;
    private final Logout logout;
    private final ResetPassword reset;
    private final InstantSource clock;

    LoginResource(Login login, RefreshSession refresh, Logout logout, ResetPassword reset, InstantSource clock) {
        this.login = login;
        this.refresh = refresh;
        this.logout = logout;
        this.reset = reset;
        this.clock = clock;
    }

    @POST
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Anyone(because = "it takes the password, and slows guessing down")
    @Operation(
            summary =
                    "Log in with e-mail, password and the code of a second factor: a short access token, and a refresh token"
                            + " for one use")
    @RequestBody(content = @Content(schema = @Schema(ref = "Login")))
    public Uni<TokensBody> login(@Context HttpServerRequest request, @Nullable JsonNode body) {
        PersonJson.Login sent = PersonJson.login(Body.of(body));
        return login.login(
                        new Login.Order(sent.email(), sent.password(), sent.code(), ClientOrigin.of(request)),
                        clock.instant())
                .map(TokensBody::of);
    }

    @POST
    @Path("refresh")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Anyone(because = "it takes a refresh token")
    @Operation(
            summary = "Exchange a refresh token for new tokens. One that comes a second time was stolen and ends its"
                    + " session")
    @RequestBody(content = @Content(schema = @Schema(ref = "RefreshToken")))
    public Uni<TokensBody> refresh(@Nullable JsonNode body) {
        return refresh.refresh(PersonJson.refreshToken(Body.of(body)), clock.instant())
                .map(TokensBody::of);
    }

    @POST
    @Path("end")
    @Anyone(because = "it takes a refresh token, and only ends what that could prolong")
    @Operation(summary = "Log out: end the session of a refresh token, if it has one still")
    @RequestBody(content = @Content(schema = @Schema(ref = "RefreshToken")))
    public Uni<Void> end(@Nullable JsonNode body) {
        return logout.logout(PersonJson.refreshToken(Body.of(body)), clock.instant());
    }

    @POST
    @Path("reset")
    @Anyone(because = "it takes a token that an administrator gave")
    @Operation(summary = "Choose a new password with a reset token, for one use; ends all sessions of the person")
    @RequestBody(content = @Content(schema = @Schema(ref = "PasswordReset")))
    public Uni<Void> reset(@Nullable JsonNode body) {
        PersonJson.PasswordReset sent = PersonJson.passwordReset(Body.of(body));
        return reset.reset(sent.token(), sent.password(), clock.instant());
    }
}
