package dev.guidon.flag.sso;

import dev.guidon.flag.secret.SecretBox;
import dev.guidon.flag.session.IssueTokens;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.Tokens;
import dev.guidon.flag.sso.IdentityProviders.Flow;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Logs people in at a provider: authorization code with PKCE (RFC 9700), bound to the browser that began it. A program
/// that sent the browser gets a code of ours back, which it exchanges with a PKCE verifier of its own (RFC 8252).
@ApplicationScoped
public class SsoLogin {
    private static final int SECRET_BYTES = 32;

    private final FindProvider providers;
    private final IdentityProviders remote;
    private final KeepFlow flows;
    private final SignIn signIn;
    private final IssueTokens tokens;
    private final SecretBox box;
    private final SecureRandom random;

    SsoLogin(
            FindProvider providers,
            IdentityProviders remote,
            KeepFlow flows,
            SignIn signIn,
            IssueTokens tokens,
            SecretBox box,
            SecureRandom random) {
        this.providers = providers;
        this.remote = remote;
        this.flows = flows;
        this.signIn = signIn;
        this.tokens = tokens;
        this.box = box;
        this.random = random;
    }

    /// Where a program wants its user back.
    ///
    /// @param challenge of PKCE: SHA-256 of a verifier that the program keeps, in Base64 for URLs
    public record Return(URI to, String challenge) {}

    /// @param redirect where the provider sends the browser back to
    public record Start(String provider, URI redirect, Optional<Return> wanted) {}

    /// @param browser what the browser must bring back
    public record Started(URI location, String browser) {
        @Override
        public String toString() {
            return "Started[…]";
        }
    }

    /// Fails with `NotFound` of the provider, or with `Unavailable` when it is away.
    public Uni<Started> start(Start start, Instant at) {
        String browser = secret();
        return providers.get(start.provider()).chain(provider -> {
            Flow flow = new Flow(secret(), secret(), secret(), Optional.empty(), start.redirect());
            FlowStore.Away away = new FlowStore.Away(
                    Sha256.hex(flow.state()),
                    provider.key().text(),
                    flow.nonce(),
                    box.seal(flow.verifier()),
                    Sha256.hex(browser),
                    start.wanted(),
                    at.plus(KeepFlow.AWAY));
            return remote.authorization(provider, flow)
                    .call(() -> flows.leave(away))
                    .map(location -> new Started(location, browser));
        });
    }

    /// What the browser brings back.
    public record Finish(
            String provider, URI redirect, String state, String code, String browser, Session.Origin origin) {
        @Override
        public String toString() {
            return "Finish[" + provider + "]";
        }
    }

    /// Fails with `Unauthenticated` when this is not the end of a login that was begun, with `Forbidden` when it is,
    /// but of nobody who is a member.
    public Uni<Finished> finish(Finish finish, Instant at) {
        return providers.get(finish.provider()).chain(provider -> flows.comeBack(finish, at)
                .chain(away -> remote.redeem(provider, flow(away, provider, finish), finish.code(), at)
                        .chain(identity -> signIn.signIn(provider, identity, at))
                        .chain(outcome -> welcome(outcome, away, finish, at))));
    }

    private Flow flow(FlowStore.Away away, Provider provider, Finish finish) {
        String verifier = box.open(away.sealedVerifier()).orElseThrow(KeepFlow::notBegun);
        Optional<String> secret = provider.sealedSecret().map(kept -> box.open(kept)
                .orElseThrow(() -> new FailureException(new Failure.Conflict(
                        "sso_secret_unreadable",
                        "the client's secret was sealed under another secret of the installation; an owner"
                                + " must enter it again"))));
        return new Flow(finish.state(), away.nonce(), verifier, secret, finish.redirect());
    }

    private Uni<Finished> welcome(SignIn.Outcome outcome, FlowStore.Away away, Finish finish, Instant at) {
        return switch (outcome) {
            case SignIn.Outcome.Refused(var why) -> Uni.createFrom().failure(new FailureException(why));
            case SignIn.Outcome.Welcome(var account) ->
                away.wanted()
                        .map(wanted -> sendBack(wanted, account.id(), away, at))
                        .orElseGet(
                                () -> flows.open(account.id(), finish.origin().vouchedBy(away.providerKey()), at)
                                        .chain(opened -> tokens.issue(opened, at))
                                        .map(Finished.Here::new));
        };
    }

    private Uni<Finished> sendBack(Return wanted, String userId, FlowStore.Away away, Instant at) {
        String code = secret();
        FlowStore.Back back = new FlowStore.Back(
                Sha256.hex(code), userId, away.providerKey(), wanted.challenge(), at.plus(KeepFlow.BACK));
        String separator = wanted.to().getQuery() == null ? "?" : "&";
        return flows.sendBack(back)
                .replaceWith(new Finished.There(URI.create(wanted.to() + separator + "code=" + code)));
    }

    /// Gives a program the tokens of the user that came back to it. Fails with `Unauthenticated`.
    public Uni<Tokens> exchange(String code, String verifier, Session.Origin origin, Instant at) {
        return flows.exchange(Sha256.hex(code), challenge(verifier), origin, at)
                .chain(opened -> tokens.issue(opened, at));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    private String secret() {
        byte[] drawn = new byte[SECRET_BYTES];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
