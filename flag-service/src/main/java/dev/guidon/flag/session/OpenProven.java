package dev.guidon.flag.session;

import dev.guidon.flag.account.ProvePassword.Proof;
import dev.guidon.flag.account.RedeemProof;
import dev.guidon.flag.session.OpenSession.Opened;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Opens a session for whoever has proven to know a password.
@ApplicationScoped
public class OpenProven {
    private final RedeemProof proofs;
    private final OpenSession sessions;

    OpenProven(RedeemProof proofs, OpenSession sessions) {
        this.proofs = proofs;
        this.sessions = sessions;
    }

    @WithTransaction
    Uni<Opened> open(Proof proof, Session.Origin origin) {
        return proofs.redeem(proof)
                .chain(account -> sessions.open(account, origin, proof.attempt().at()));
    }
}
