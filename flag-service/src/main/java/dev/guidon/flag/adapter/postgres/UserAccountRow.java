package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.UserAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `user_account`.
@Entity
@Table(name = "user_account")
class UserAccountRow {
    @Id
    String id;

    @Column
    String email;

    @Column
    String name;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @Column(name = "password_changed_at")
    @Nullable
    Instant passwordChangedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "disabled_at")
    @Nullable
    Instant disabledAt;

    static UserAccountRow of(UserAccount account) {
        UserAccountRow row = new UserAccountRow();
        row.id = account.id();
        row.email = account.email().text();
        row.createdAt = account.createdAt();
        row.take(account);
        return row;
    }

    void take(UserAccount account) {
        name = account.name();
        disabledAt = account.disabledAt().orElse(null);
    }

    UserAccount toAccount() {
        return new UserAccount(id, new EmailAddress(email), name, createdAt, Optional.ofNullable(disabledAt));
    }

    Credential toCredential() {
        return new Credential(toAccount(), Optional.ofNullable(passwordHash).map(PasswordHash::new));
    }
}
