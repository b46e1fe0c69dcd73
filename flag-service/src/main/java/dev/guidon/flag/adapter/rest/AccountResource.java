package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.adapter.json.PersonJson;
import dev.guidon.flag.password.ChangePassword;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.Sessions;
import dev.guidon.flag.session.Sessions.LoggedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What people may do about themselves. The gate lets in whoever has a good token; the rest is asked here.
@Path("/api/v1/account")
@Tag(name = "account")
class AccountResource {
    private static final String OWN = "it is about the caller's own account";

    private final OwnSession own;
    private final Sessions sessions;
    private final ChangePassword changePassword;
    private final InstantSource clock;

    AccountResource(OwnSession own, Sessions sessions, ChangePassword changePassword, InstantSource clock) {
        this.own = own;
        this.sessions = sessions;
        this.changePassword = changePassword;
        this.clock = clock;
    }

    /// @param provider who vouched for the person; empty for a password
    /// @param current whether it is the one that asks
    record SessionBody(
            String id,
            String address,
            String agent,
            String provider,
            Instant createdAt,
            Instant lastUsedAt,
            Instant endsAt,
            boolean current) {
        static SessionBody of(Session session, LoggedIn who) {
            return new SessionBody(
                    session.id(),
                    session.origin().address(),
                    session.origin().agent(),
                    session.origin().provider(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.endsAt(),
                    session.id().equals(who.session().id()));
        }
    }

    @GET
    @Anyone(because = OWN)
    @Operation(summary = "Read one's own account")
    public Uni<UserBody> get(@Context HttpServerRequest request) {
        return own.of(request).map(who -> UserBody.of(who.account()));
    }

    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anyone(because = OWN)
    @Operation(summary = "Change one's own password; ends all other sessions")
    @RequestBody(content = @Content(schema = @Schema(ref = "PasswordChange")))
    public Uni<Void> changePassword(@Context HttpServerRequest request, @Nullable JsonNode body) {
        return own.of(request).chain(who -> {
            PersonJson.PasswordChange sent =
                    PersonJson.passwordChange(Body.of(body), who.account().email());
            return changePassword.change(new ChangePassword.Order(who, sent.old(), sent.next()), clock.instant());
        });
    }

    @GET
    @Path("sessions")
    @Anyone(because = OWN)
    @Operation(summary = "List one's own sessions, most recently used first")
    public Uni<PageBody<SessionBody>> sessions(@Context HttpServerRequest request) {
        return own.of(request).chain(who -> sessions.list(who, clock.instant()).map(open -> page(open, who)));
    }

    private static PageBody<SessionBody> page(List<Session> open, LoggedIn who) {
        return new PageBody<>(
                open.stream().map(session -> SessionBody.of(session, who)).toList(), Optional.empty());
    }

    @DELETE
    @Path("sessions/{id}")
    @Anyone(because = OWN)
    @Operation(summary = "End one of one's own sessions")
    public Uni<Void> end(@Context HttpServerRequest request, @RestPath String id) {
        return own.of(request).chain(who -> sessions.end(who, id, clock.instant()));
    }
}
