package dev.guidon.flag.password;

import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.PasswordHashing;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Chooses a new password with a token in the place of the old one.
@ApplicationScoped
public class ResetPassword {
    private final RedeemReset resets;
    private final PasswordHashing hashing;
    private final KeepPassword keep;

    ResetPassword(RedeemReset resets, PasswordHashing hashing, KeepPassword keep) {
        this.resets = resets;
        this.hashing = hashing;
        this.keep = keep;
    }

    /// Ends all sessions of the account. Fails with `Conflict` when the token is no good, which is looked at before
    /// anything is hashed, or with `Invalid` when the password is none for this account.
    public Uni<Void> reset(String text, Password password, Instant at) {
        ResetToken token = ResetToken.parse(text).orElseThrow(RedeemReset::unknown);
        return resets.check(token, at)
                .chain(account -> hash(account, password))
                .chain(hash -> keep.reset(token, hash, at));
    }

    private Uni<PasswordHash> hash(UserAccount account, Password password) {
        password.problemFor(account.email()).ifPresent(problem -> {
            throw new FailureException(Failure.Invalid.of("/password", problem));
        });
        return hashing.hash(password);
    }
}
