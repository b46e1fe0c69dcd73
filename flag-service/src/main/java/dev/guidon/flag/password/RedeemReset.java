package dev.guidon.flag.password;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/// Checks reset tokens and uses them up.
@ApplicationScoped
public class RedeemReset {
    private final AccountStore accounts;
    private final ResetStore resets;

    RedeemReset(AccountStore accounts, ResetStore resets) {
        this.accounts = accounts;
        this.resets = resets;
    }

    /// Whose password it is. Fails with `Conflict` for a token that is unknown, used, too old, or of somebody disabled.
    @WithTransaction
    Uni<UserAccount> check(ResetToken token, Instant at) {
        return locked(token, at);
    }

    /// The same in the caller's transaction, and the token is used up.
    Uni<UserAccount> redeem(ResetToken token, Instant at) {
        return locked(token, at).call(account -> resets.remove(account.id()));
    }

    private Uni<UserAccount> locked(ResetToken token, Instant at) {
        return accounts.lock(token.userId())
                .onFailure(FailureException.class)
                .transform(_ -> unknown())
                .map(Credential::account)
                .call(account -> resets.find(account.id()).invoke(kept -> require(kept, account, token, at)));
    }

    private static void require(Optional<ResetStore.Kept> kept, UserAccount account, ResetToken token, Instant at) {
        boolean good = account.isEnabled()
                && kept.filter(reset -> at.isBefore(reset.expiresAt()))
                        .filter(reset -> equal(reset.hash(), token.hash()))
                        .isPresent();
        if (!good) {
            throw unknown();
        }
    }

    static FailureException unknown() {
        return new FailureException(new Failure.Conflict(
                "token_not_usable", "this token is unknown, was used, or is too old; ask for another"));
    }

    private static boolean equal(String first, String second) {
        return MessageDigest.isEqual(
                first.getBytes(StandardCharsets.US_ASCII), second.getBytes(StandardCharsets.US_ASCII));
    }
}
