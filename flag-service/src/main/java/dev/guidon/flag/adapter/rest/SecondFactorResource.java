package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.account.Guard;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.ProvePassword;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.adapter.json.PersonJson;
import dev.guidon.flag.factor.EnrolFactor;
import dev.guidon.flag.factor.EnrolFactor.Standing;
import dev.guidon.flag.factor.Enrolment;
import dev.guidon.flag.factor.RecoveryCodes;
import dev.guidon.flag.session.Sessions;
import dev.guidon.flag.session.Sessions.LoggedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// One's own second factor. Wrong codes count like wrong passwords.
@Path("/api/v1/account/second-factor")
@Tag(name = "account")
class SecondFactorResource {
    private static final String OWN = "it is about the caller's own account";

    private final OwnSession own;
    private final EnrolFactor factors;
    private final ProvePassword passwords;
    private final Guard guard;
    private final Sessions sessions;
    private final InstantSource clock;

    SecondFactorResource(
            OwnSession own,
            EnrolFactor factors,
            ProvePassword passwords,
            Guard guard,
            Sessions sessions,
            InstantSource clock) {
        this.own = own;
        this.factors = factors;
        this.passwords = passwords;
        this.guard = guard;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @param demandedBy organizations that know only members who have one
    record StandingBody(boolean active, int recoveryCodesLeft, List<String> demandedBy) {
        static StandingBody of(Standing standing) {
            return new StandingBody(standing.active(), standing.recoveryCodesLeft(), standing.demandedBy());
        }
    }

    /// @param secret key of the codes in base 32
    /// @param uri the same for a QR code
    record EnrolmentBody(String secret, String uri) {
        static EnrolmentBody of(Enrolment begun) {
            return new EnrolmentBody(begun.key(), begun.uri());
        }

        @Override
        public String toString() {
            return "EnrolmentBody[…]";
        }
    }

    /// @param recoveryCodes each good for one login
    record RecoveryBody(List<String> recoveryCodes) {
        static RecoveryBody of(RecoveryCodes codes) {
            return new RecoveryBody(codes.texts());
        }

        @Override
        public String toString() {
            return "RecoveryBody[…]";
        }
    }

    @GET
    @Anyone(because = OWN)
    @Operation(operationId = "getSecondFactor", summary = "Tell whether one has a second factor, and who demands one")
    public Uni<StandingBody> get(@Context HttpServerRequest request) {
        return own.of(request).chain(who -> factors.standing(who.account())).map(StandingBody::of);
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anyone(because = OWN)
    @Operation(
            operationId = "beginSecondFactor",
            summary = "Get a key for an authenticator, shown this once; it counts when a first code has come")
    @RequestBody(content = @Content(schema = @Schema(ref = "PasswordAlone")))
    public Uni<EnrolmentBody> begin(@Context HttpServerRequest request, @Nullable JsonNode body) {
        return own.of(request)
                .chain(who ->
                        passwords.prove(who.account().email(), PersonJson.passwordAlone(Body.of(body)), attempt(who)))
                .chain(factors::begin)
                .map(EnrolmentBody::of);
    }

    private Attempt attempt(LoggedIn who) {
        return new Attempt(who.account().email().text(), who.session().origin().address(), clock.instant());
    }

    @POST
    @Path("confirm")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anyone(because = OWN)
    @Operation(
            operationId = "confirmSecondFactor",
            summary = "Show a first code; from then on logging in takes one. Gives recovery codes, shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "FactorCode")))
    public Uni<RecoveryBody> confirm(@Context HttpServerRequest request, @Nullable JsonNode body) {
        return own.of(request)
                .chain(who -> admitted(who, PersonJson.codeAlone(Body.of(body)), factors::confirm)
                        .call(() -> sessions.strengthen(who)))
                .map(RecoveryBody::of);
    }

    private interface Use<T> {
        Uni<T> of(UserAccount account, String code, Attempt attempt);
    }

    private <T> Uni<T> admitted(LoggedIn who, String code, Use<T> use) {
        Attempt attempt = attempt(who);
        return guard.admit(attempt).chain(() -> use.of(who.account(), code, attempt));
    }

    @POST
    @Path("recovery-codes")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anyone(because = OWN)
    @Operation(
            operationId = "renewRecoveryCodes",
            summary = "Get new recovery codes for a code, shown this once; those before are good no more")
    @RequestBody(content = @Content(schema = @Schema(ref = "FactorCode")))
    public Uni<RecoveryBody> renew(@Context HttpServerRequest request, @Nullable JsonNode body) {
        return own.of(request)
                .chain(who -> admitted(who, PersonJson.codeAlone(Body.of(body)), factors::renew))
                .map(RecoveryBody::of);
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anyone(because = OWN)
    @Operation(operationId = "endSecondFactor", summary = "Do without the second factor from now on; takes a code")
    @RequestBody(content = @Content(schema = @Schema(ref = "FactorCode")))
    public Uni<Void> end(@Context HttpServerRequest request, @Nullable JsonNode body) {
        return own.of(request).chain(who -> admitted(who, PersonJson.codeAlone(Body.of(body)), factors::end));
    }
}
