package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.password.ResetStore.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `password_reset`.
@Entity
@Table(name = "password_reset")
class PasswordResetRow {
    @Id
    @Column(name = "user_id")
    String userId;

    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "expires_at")
    Instant expiresAt;

    static PasswordResetRow of(Kept reset) {
        PasswordResetRow row = new PasswordResetRow();
        row.userId = reset.userId();
        row.tokenHash = reset.hash();
        row.expiresAt = reset.expiresAt();
        return row;
    }

    Kept toKept() {
        return new Kept(userId, tokenHash, expiresAt);
    }
}
