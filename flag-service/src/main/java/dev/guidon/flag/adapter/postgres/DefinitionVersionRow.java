package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.DefinitionHistory.RecordedDefinition;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.history.RecordedVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/// A row of `flag_definition_version`: the history, which only grows.
@Entity
@Immutable
@Table(name = "flag_definition_version")
class DefinitionVersionRow {

    @Embeddable
    record Id(
            @Column(name = "project_key") String projectKey,
            @Column(name = "flag_key") String flagKey,
            @Column(name = "version") long version) {}

    @EmbeddedId
    Id id;

    @Column
    String document;

    @Column
    boolean archived;

    @Column
    boolean stale;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column
    String comment;

    static DefinitionVersionRow of(FlagDefinition flag, StoredFlags documents, Stamp stamp) {
        DefinitionVersionRow row = new DefinitionVersionRow();
        row.id = new Id(flag.projectKey().text(), flag.key().text(), flag.version());
        row.document = documents.write(flag);
        row.archived = flag.isArchived();
        row.stale = flag.life().staleAt().isPresent();
        row.changedBy = stamp.actor().id();
        row.changedAt = stamp.at();
        row.comment = stamp.comment();
        return row;
    }

    RecordedVersion toVersion() {
        return new RecordedVersion(id.version(), new Stamp(new Actor(changedBy), changedAt, comment));
    }

    /// Since when it was archived or marked is not kept; the version itself is the least that is known.
    RecordedDefinition toRecorded(FlagDefinition current, StoredFlags documents) {
        Optional<Instant> since = Optional.of(changedAt);
        Life life = new Life(current.life().createdAt(), since.filter(_ -> archived), since.filter(_ -> stale));
        return new RecordedDefinition(toVersion(), documents.definition(document, current, id.version(), life));
    }
}
