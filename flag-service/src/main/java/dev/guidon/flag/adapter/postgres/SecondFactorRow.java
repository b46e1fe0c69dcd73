package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.factor.SecondFactor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `second_factor`.
@Entity
@Table(name = "second_factor")
class SecondFactorRow {
    @Id
    @Column(name = "user_id")
    String userId;

    @Column(name = "sealed_key")
    String sealedKey;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    @Column(name = "last_step")
    long lastStep;

    @Column(name = "recovery_hashes")
    String[] recoveryHashes;

    @Column(name = "created_at")
    Instant createdAt;

    static SecondFactorRow of(SecondFactor factor) {
        SecondFactorRow row = new SecondFactorRow();
        row.userId = factor.userId();
        row.sealedKey = factor.sealedKey();
        row.confirmedAt = factor.confirmedAt().orElse(null);
        row.lastStep = factor.lastStep();
        row.recoveryHashes = factor.recoveryHashes().toArray(String[]::new);
        row.createdAt = factor.createdAt();
        return row;
    }

    SecondFactor toFactor() {
        return new SecondFactor(
                userId, sealedKey, Optional.ofNullable(confirmedAt), lastStep, List.of(recoveryHashes), createdAt);
    }
}
