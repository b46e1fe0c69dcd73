package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.flag.account.UserAccount;
import java.time.Instant;
import java.util.Optional;

/// A person as everybody may see it who may see people.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UserBody(String id, String email, String name, Instant createdAt, Optional<Instant> disabledAt) {

    static UserBody of(UserAccount account) {
        return new UserBody(
                account.id(), account.email().text(), account.name(), account.createdAt(), account.disabledAt());
    }
}
