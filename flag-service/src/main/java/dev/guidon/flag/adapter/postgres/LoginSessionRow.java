package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.session.RefreshToken;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.SessionStore.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `login_session`.
@Entity
@Table(name = "login_session")
class LoginSessionRow {
    @Id
    String id;

    @Column(name = "user_id")
    String userId;

    @Column
    String address;

    @Column
    String agent;

    @Column
    String provider;

    @Column(name = "second_factor")
    boolean secondFactor;

    @Column(name = "family_hash")
    String familyHash;

    @Column(name = "secret_hash")
    String secretHash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "ends_at")
    Instant endsAt;

    static LoginSessionRow of(Kept kept) {
        Session session = kept.session();
        LoginSessionRow row = new LoginSessionRow();
        row.id = session.id();
        row.userId = session.userId();
        row.address = session.origin().address();
        row.agent = session.origin().agent();
        row.provider = session.origin().provider();
        row.createdAt = session.createdAt();
        row.endsAt = session.endsAt();
        row.take(kept);
        return row;
    }

    void take(Kept kept) {
        familyHash = kept.hashes().family();
        secretHash = kept.hashes().secret();
        secondFactor = kept.session().origin().secondFactor();
        lastUsedAt = kept.session().lastUsedAt();
    }

    Session toSession() {
        return new Session(
                id, userId, new Session.Origin(address, agent, provider, secondFactor), createdAt, lastUsedAt, endsAt);
    }

    Kept toKept() {
        return new Kept(toSession(), new RefreshToken.Hashes(familyHash, secretHash));
    }
}
