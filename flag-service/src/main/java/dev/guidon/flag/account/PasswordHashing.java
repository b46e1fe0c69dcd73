package dev.guidon.flag.account;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Turns passwords into what may be kept, slowly, so that guessing is slow too. Never in a transaction: a connection is
/// too dear to wait with. Fails with `Unavailable` when too many wait.
public interface PasswordHashing {

    enum Match {
        NO,
        YES,
        /// Right, but hashed with parameters of another time; hash it anew while it is known.
        YES_BUT_OLD
    }

    Uni<PasswordHash> hash(Password password);

    /// Takes the same time for an account without a password, or for none at all, as for a wrong one.
    Uni<Match> compare(Password password, Optional<PasswordHash> kept);
}
