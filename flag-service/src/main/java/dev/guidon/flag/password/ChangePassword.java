package dev.guidon.flag.password;

import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHashing;
import dev.guidon.flag.account.ProvePassword;
import dev.guidon.flag.session.Sessions.LoggedIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Changes one's own password.
@ApplicationScoped
public class ChangePassword {
    private final ProvePassword proofs;
    private final PasswordHashing hashing;
    private final KeepPassword keep;

    ChangePassword(ProvePassword proofs, PasswordHashing hashing, KeepPassword keep) {
        this.proofs = proofs;
        this.hashing = hashing;
        this.keep = keep;
    }

    /// @param next obeys the rules for the account
    public record Order(LoggedIn who, Password old, Password next) {}

    /// Ends all sessions but the one that asks. Fails with `Unauthenticated` when the old one is wrong, or with
    /// `RateLimited`.
    public Uni<Void> change(Order order, Instant at) {
        Attempt attempt = new Attempt(
                order.who().account().email().text(),
                order.who().session().origin().address(),
                at);
        return proofs.prove(order.who().account().email(), order.old(), attempt)
                .chain(proof -> hashing.hash(order.next())
                        .chain(hash -> keep.changed(proof, hash, order.who().session())));
    }
}
