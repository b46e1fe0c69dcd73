package dev.guidon.flag.sso;

import dev.guidon.flag.account.UserAccount;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Lets people in with a token that a provider gave them, without a session.
@ApplicationScoped
public class Bearer {
    private final FindProvider providers;
    private final IdentityProviders remote;
    private final SignIn signIn;

    Bearer(FindProvider providers, IdentityProviders remote, SignIn signIn) {
        this.providers = providers;
        this.remote = remote;
        this.signIn = signIn;
    }

    /// @param organization in which, and nowhere else, the provider's word counts
    public record Vouched(UserAccount account, String organization) {}

    /// Empty for a token of nobody we know, or one that is no good. Fails with `Forbidden` for a good one of somebody
    /// who is no member, with `Unavailable` when the provider must be asked and is away.
    public Uni<Optional<Vouched>> who(String issuer, String token, Instant at) {
        return uri(issuer)
                .map(providers::by)
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .chain(found -> first(found, token, at));
    }

    private static Optional<URI> uri(String issuer) {
        try {
            return Optional.of(URI.create(issuer));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /// The first who lets the person in; who refuses is heard only when nobody does.
    private Uni<Optional<Vouched>> first(List<Provider> candidates, String token, Instant at) {
        Uni<Answer> answer = Uni.createFrom().item(Answer.NONE);
        for (Provider provider : candidates) {
            answer = answer.chain(known -> known.vouched().isPresent()
                    ? Uni.createFrom().item(known)
                    : by(provider, token, at).map(known::or));
        }
        return answer.map(Answer::orThrow);
    }

    private record Answer(Optional<Vouched> vouched, Optional<Failure> refused) {
        static final Answer NONE = new Answer(Optional.empty(), Optional.empty());

        Answer or(Answer next) {
            return new Answer(vouched.or(next::vouched), refused.or(next::refused));
        }

        Optional<Vouched> orThrow() {
            if (vouched.isEmpty() && refused.isPresent()) {
                throw new FailureException(refused.get());
            }
            return vouched;
        }
    }

    private Uni<Answer> by(Provider provider, String token, Instant at) {
        return remote.verify(provider, token, at).chain(identity -> identity.map(
                        known -> signIn.signIn(provider, known, at).map(outcome -> answer(outcome, provider)))
                .orElseGet(() -> Uni.createFrom().item(Answer.NONE)));
    }

    private static Answer answer(SignIn.Outcome outcome, Provider provider) {
        return switch (outcome) {
            case SignIn.Outcome.Welcome(var account) ->
                new Answer(Optional.of(new Vouched(account, provider.organization())), Optional.empty());
            case SignIn.Outcome.Refused(var why) -> new Answer(Optional.empty(), Optional.of(why));
        };
    }
}
