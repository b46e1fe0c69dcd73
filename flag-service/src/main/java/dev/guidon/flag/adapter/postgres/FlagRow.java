package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import dev.guidon.flag.edit.FlagDefinition.Shape;
import dev.guidon.flag.edit.FlagKind;
import dev.guidon.flag.edit.ListedFlag;
import dev.guidon.flag.project.Key;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `flag`.
@Entity
@Table(name = "flag")
class FlagRow {

    @Embeddable
    record Id(
            @Column(name = "project_key") String projectKey,
            @Column(name = "key") String key) {}

    @EmbeddedId
    Id id;

    @Column
    long version;

    @Column
    String name;

    @Column
    String description;

    @Column
    String[] tags;

    @Column
    String maintainer;

    @Column
    @Enumerated(EnumType.STRING)
    FlagKind kind;

    @Column
    boolean temporary;

    @Column
    @Nullable
    LocalDate until;

    @Column
    @Enumerated(EnumType.STRING)
    FlagType type;

    @Column(name = "client_visible")
    boolean clientVisible;

    @Column
    String variants;

    @Column
    @Nullable
    String schema;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "archived_at")
    @Nullable
    Instant archivedAt;

    @Column(name = "stale_at")
    @Nullable
    Instant staleAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    static FlagRow of(FlagDefinition flag, StoredFlags documents, Stamp stamp) {
        FlagRow row = new FlagRow();
        row.id = new Id(flag.projectKey().text(), flag.key().text());
        row.createdAt = flag.life().createdAt();
        row.take(flag, documents, stamp);
        return row;
    }

    /// What can change of a flag.
    void take(FlagDefinition flag, StoredFlags documents, Stamp stamp) {
        touch(stamp);
        version = flag.version();
        name = flag.label().name();
        description = flag.label().description();
        tags = flag.label().tags().toArray(String[]::new);
        maintainer = flag.label().maintainer();
        kind = flag.purpose().kind();
        temporary = flag.purpose().temporary();
        until = flag.purpose().until().orElse(null);
        type = flag.type();
        clientVisible = flag.clientVisible();
        variants = documents.write(flag.variants());
        schema = flag.shape().schema().map(documents::write).orElse(null);
        archivedAt = flag.life().archivedAt().orElse(null);
        staleAt = flag.life().staleAt().orElse(null);
    }

    /// After a change of the definition or of a configuration.
    void touch(Stamp stamp) {
        changedAt = stamp.at();
        changedBy = stamp.actor().id();
    }

    ListedFlag toListed(StoredFlags documents) {
        return new ListedFlag(toDefinition(documents), changedAt, changedBy);
    }

    FlagDefinition toDefinition(StoredFlags documents) {
        return new FlagDefinition(
                new Key(id.projectKey()),
                new Key(id.key()),
                version,
                new Label(name, description, List.of(tags), maintainer),
                new Purpose(kind, temporary, Optional.ofNullable(until)),
                new Shape(
                        type,
                        clientVisible,
                        documents.variants(variants, type),
                        Optional.ofNullable(schema).map(documents::schema)),
                new Life(createdAt, Optional.ofNullable(archivedAt), Optional.ofNullable(staleAt)));
    }
}
