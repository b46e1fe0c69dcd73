package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.AuditJson;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Origin;
import dev.guidon.flag.audit.RecordedEntry;
import dev.guidon.flag.audit.Stamp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `audit_entry`, which only grows. A trigger hangs it on the row before, and sets its organization
/// when only the project is known.
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column
    Instant at;

    @Column
    String actor;

    @Column
    String action;

    @Column
    String resource;

    @Column(name = "organization_key")
    @Nullable
    String organizationKey;

    @Column(name = "project_key")
    @Nullable
    String projectKey;

    @Column(name = "environment_key")
    @Nullable
    String environmentKey;

    @Column(name = "flag_key")
    @Nullable
    String flagKey;

    /// Of a personal token.
    @Column(name = "token_id")
    @Nullable
    String tokenId;

    @Column
    String comment;

    @Column
    String diff;

    @Column(insertable = false)
    long position;

    @Column(name = "previous_hash", insertable = false)
    String previousHash;

    @Column(insertable = false)
    String hash;

    static AuditRow of(AuditEntry entry) {
        AuditJson change = AuditJson.of(entry.change());
        AuditRow row = new AuditRow();
        row.at = entry.stamp().at();
        row.actor = entry.stamp().actor().id();
        row.tokenId = entry.stamp().origin().token().orElse(null);
        row.comment = entry.stamp().comment();
        row.action = change.action();
        row.resource = change.resource().path();
        row.organizationKey = change.resource().organization().orElse(null);
        row.projectKey = change.resource().project().orElse(null);
        row.environmentKey = change.resource().environment().orElse(null);
        row.flagKey = change.resource().flag().orElse(null);
        row.diff = change.diff().toString();
        return row;
    }

    RecordedEntry toEntry() {
        return new RecordedEntry(
                new RecordedEntry.Link(position, previousHash, hash),
                new Stamp(new Actor(actor), at, comment, Origin.by(Optional.ofNullable(tokenId))),
                action,
                new AuditedResource(
                        Optional.ofNullable(organizationKey),
                        Optional.ofNullable(projectKey),
                        Optional.ofNullable(environmentKey),
                        Optional.ofNullable(flagKey),
                        resource),
                diff);
    }
}
