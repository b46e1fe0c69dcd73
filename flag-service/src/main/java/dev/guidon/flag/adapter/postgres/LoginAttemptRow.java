package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.account.Attempts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `login_attempt`.
@Entity
@Table(name = "login_attempt")
class LoginAttemptRow {
    @Id
    String subject;

    @Column
    int failures;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "blocked_until")
    @Nullable
    Instant blockedUntil;

    void take(Attempts attempts) {
        failures = attempts.failures();
        lastAt = attempts.lastAt();
        blockedUntil = attempts.blockedUntil().orElse(null);
    }

    Attempts toAttempts() {
        return new Attempts(failures, lastAt, Optional.ofNullable(blockedUntil));
    }
}
