package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.FreezeWindowJson;
import dev.guidon.flag.adapter.json.StoredRules;
import dev.guidon.flag.policy.FreezeWindow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `freeze_window`.
@Entity
@Table(name = "freeze_window")
class FreezeWindowRow {
    @Id
    String id;

    @Column(name = "project_key")
    String projectKey;

    @Column(name = "environment_key")
    @Nullable
    String environmentKey;

    @Column
    String name;

    @Column
    String document;

    static FreezeWindowRow of(FreezeWindow window, StoredRules documents) {
        FreezeWindowRow row = new FreezeWindowRow();
        row.id = window.id();
        row.projectKey = window.projectKey();
        row.environmentKey = window.environmentKey().orElse(null);
        row.name = window.name();
        row.document = documents.write(window);
        return row;
    }

    FreezeWindow toWindow(StoredRules documents) {
        return documents.window(
                document, new FreezeWindowJson.Site(id, projectKey, Optional.ofNullable(environmentKey)));
    }
}
