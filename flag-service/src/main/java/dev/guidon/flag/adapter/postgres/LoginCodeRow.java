package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.sso.FlowStore.Back;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `login_code`.
@Entity
@Table(name = "login_code")
class LoginCodeRow {
    @Id
    @Column(name = "code_hash")
    String codeHash;

    @Column(name = "user_id")
    String userId;

    @Column(name = "provider_key")
    String providerKey;

    @Column
    String challenge;

    @Column(name = "expires_at")
    Instant expiresAt;

    static LoginCodeRow of(Back back) {
        LoginCodeRow row = new LoginCodeRow();
        row.codeHash = back.codeHash();
        row.userId = back.userId();
        row.providerKey = back.providerKey();
        row.challenge = back.challenge();
        row.expiresAt = back.expiresAt();
        return row;
    }

    Back toBack() {
        return new Back(codeHash, userId, providerKey, challenge, expiresAt);
    }
}
