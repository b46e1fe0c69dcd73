package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
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

    @Column(name = "created_at")
    Instant createdAt;

    static FlagRow of(FlagDefinition flag, StoredFlags documents) {
        FlagRow row = new FlagRow();
        row.id = new Id(flag.projectKey().text(), flag.key().text());
        row.name = flag.label().name();
        row.description = flag.label().description();
        row.tags = flag.label().tags().toArray(String[]::new);
        row.type = flag.type();
        row.clientVisible = flag.clientVisible();
        row.variants = documents.write(flag.variants());
        row.createdAt = flag.createdAt();
        return row;
    }

    FlagDefinition toDefinition(StoredFlags documents) {
        return new FlagDefinition(
                new Key(id.projectKey()),
                new Key(id.key()),
                new Label(name, description, List.of(tags)),
                type,
                clientVisible,
                documents.variants(variants, type),
                createdAt);
    }
}
