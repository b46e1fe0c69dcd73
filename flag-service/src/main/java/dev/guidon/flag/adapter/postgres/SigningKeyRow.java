package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.session.SigningKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `signing_key`.
@Entity
@Table(name = "signing_key")
class SigningKeyRow {
    @Id
    String id;

    @Column(name = "public_key")
    String publicKey;

    @Column(name = "sealed_private_key")
    String sealedPrivateKey;

    @Column(name = "created_at")
    Instant createdAt;

    static SigningKeyRow of(SigningKey key) {
        SigningKeyRow row = new SigningKeyRow();
        row.id = key.id();
        row.publicKey = key.publicKey();
        row.sealedPrivateKey = key.sealedPrivateKey();
        row.createdAt = key.createdAt();
        return row;
    }

    SigningKey toKey() {
        return new SigningKey(id, publicKey, sealedPrivateKey, createdAt);
    }
}
