package dev.guidon.flag.session;

import dev.guidon.flag.account.ProvePassword.Proof;
import dev.guidon.flag.account.RedeemProof;
import dev.guidon.flag.factor.CheckFactor;
import dev.guidon.flag.session.OpenSession.Opened;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Opens a session for whoever has proven to know a password.
@ApplicationScoped
public class OpenProven {
    private final RedeemProof proofs;
    private final CheckFactor factors;
    private final OpenSession sessions;

    OpenProven(RedeemProof proofs, CheckFactor factors, OpenSession sessions) {
        this.factors = factors;
        this.proofs = proofs;
        this.sessions = sessions;
    }

    /// Fails as [RedeemProof] and [CheckFactor] do; then the attempt counts as a failed one.
    ///
    /// @param code of the second factor, if the person has one
    @WithTransaction
    Uni<Opened> open(Proof proof, Optional<String> code, Session.Origin origin) {
        Instant at = proof.attempt().at();
        return proofs.redeem(proof).chain(account -> factors.check(account, code, at)
                .chain(shown -> sessions.open(account, origin.withSecondFactor(shown), at)));
    }
}
