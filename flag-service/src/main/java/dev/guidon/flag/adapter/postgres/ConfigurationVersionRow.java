package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.history.RecordedVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `flag_configuration_version`: the history, which only grows.
@Entity
@Immutable
@Table(name = "flag_configuration_version")
class ConfigurationVersionRow {

    @Embeddable
    record Id(
            @Column(name = "environment_id") String environmentId,
            @Column(name = "flag_key") String flagKey,
            @Column(name = "version") long version) {}

    @EmbeddedId
    Id id;

    @Column
    String document;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column
    String comment;

    static ConfigurationVersionRow of(ConfigurationRow current, Stamp stamp) {
        ConfigurationVersionRow row = new ConfigurationVersionRow();
        row.id = new Id(current.id.environmentId(), current.id.flagKey(), current.version);
        row.document = current.document;
        row.changedBy = stamp.actor().id();
        row.changedAt = stamp.at();
        row.comment = stamp.comment();
        return row;
    }

    RecordedVersion toVersion() {
        return new RecordedVersion(id.version(), new Stamp(new Actor(changedBy), changedAt, comment));
    }
}
