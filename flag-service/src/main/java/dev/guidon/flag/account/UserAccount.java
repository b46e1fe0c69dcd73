package dev.guidon.flag.account;

import java.time.Instant;
import java.util.Optional;

/// A person who may log in.
///
/// @param name how people call them
/// @param disabledAt since when they may not; empty for those who may
public record UserAccount(String id, EmailAddress email, String name, Instant createdAt, Optional<Instant> disabledAt) {
    public static final int MAX_NAME = 200;

    public boolean isEnabled() {
        return disabledAt.isEmpty();
    }

    public UserAccount disabled(Instant at) {
        return new UserAccount(id, email, name, createdAt, Optional.of(disabledAt.orElse(at)));
    }

    public UserAccount enabled() {
        return new UserAccount(id, email, name, createdAt, Optional.empty());
    }
}
