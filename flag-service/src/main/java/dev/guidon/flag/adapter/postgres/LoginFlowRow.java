package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.sso.FlowStore.Away;
import dev.guidon.flag.sso.SsoLogin.Return;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `login_flow`.
@Entity
@Table(name = "login_flow")
class LoginFlowRow {
    @Id
    @Column(name = "state_hash")
    String stateHash;

    @Column(name = "provider_key")
    String providerKey;

    @Column
    String nonce;

    @Column(name = "sealed_verifier")
    String sealedVerifier;

    @Column(name = "browser_hash")
    String browserHash;

    @Column(name = "return_to")
    @Nullable
    String returnTo;

    @Column
    @Nullable
    String challenge;

    @Column(name = "expires_at")
    Instant expiresAt;

    static LoginFlowRow of(Away away) {
        LoginFlowRow row = new LoginFlowRow();
        row.stateHash = away.stateHash();
        row.providerKey = away.providerKey();
        row.nonce = away.nonce();
        row.sealedVerifier = away.sealedVerifier();
        row.browserHash = away.browserHash();
        row.returnTo = away.wanted().map(wanted -> wanted.to().toString()).orElse(null);
        row.challenge = away.wanted().map(Return::challenge).orElse(null);
        row.expiresAt = away.expiresAt();
        return row;
    }

    Away toAway() {
        Optional<Return> wanted = returnTo == null || challenge == null
                ? Optional.empty()
                : Optional.of(new Return(URI.create(returnTo), challenge));
        return new Away(stateHash, providerKey, nonce, sealedVerifier, browserHash, wanted, expiresAt);
    }
}
