package dev.guidon.flag.account;

import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.ProvePassword.Proof;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Uses a proof in the caller's transaction.
@ApplicationScoped
public class RedeemProof {
    private final AccountStore accounts;
    private final Guard guard;

    RedeemProof(AccountStore accounts, Guard guard) {
        this.accounts = accounts;
        this.guard = guard;
    }

    /// Locks the account and takes the attempt back. Fails with `Unauthenticated` when password or permission changed
    /// since the proof was made.
    public Uni<UserAccount> redeem(Proof proof) {
        return accounts.lock(proof.credential().account().id())
                .map(now -> stillHolding(proof, now))
                .call(() -> guard.succeeded(proof.attempt()))
                .call(account -> renew(proof, account));
    }

    private static UserAccount stillHolding(Proof proof, Credential now) {
        if (!now.account().isEnabled() || !now.hash().equals(proof.credential().hash())) {
            throw ProvePassword.wrong();
        }
        return now.account();
    }

    private Uni<Void> renew(Proof proof, UserAccount account) {
        return proof.renewed()
                .map(hash ->
                        accounts.setPassword(account.id(), hash, proof.attempt().at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
