package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.project.Key;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
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
    String name;

    @Column
    String description;

    @Column
    String[] tags;

    @Column
    @Enumerated(EnumType.STRING)
    FlagType type;

    @Column(name = "client_visible")
    boolean clientVisible;

    @Column
    String variants;

    @Column
    String maintainer;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "archived_at")
    @Nullable
    Instant archivedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    static FlagRow of(FlagDefinition flag, StoredFlags documents) {
        FlagRow row = new FlagRow();
        row.id = new Id(flag.projectKey().text(), flag.key().text());
        row.type = flag.type();
        row.clientVisible = flag.clientVisible();
        row.variants = documents.write(flag.variants());
        row.createdAt = flag.life().createdAt();
        row.take(flag);
        return row;
    }

    /// What can change of a flag.
    void take(FlagDefinition flag) {
        name = flag.label().name();
        description = flag.label().description();
        tags = flag.label().tags().toArray(String[]::new);
        maintainer = flag.label().maintainer();
        archivedAt = flag.life().archivedAt().orElse(null);
    }

    FlagDefinition toDefinition(StoredFlags documents) {
        return new FlagDefinition(
                new Key(id.projectKey()),
                new Key(id.key()),
                new Label(name, description, List.of(tags), maintainer),
                type,
                clientVisible,
                documents.variants(variants, type),
                new Life(createdAt, Optional.ofNullable(archivedAt)));
    }
}
