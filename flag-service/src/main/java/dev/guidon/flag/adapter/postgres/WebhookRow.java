package dev.guidon.flag.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `webhook`. [WebhookRows] knows what it means.
@Entity
@Table(name = "webhook")
class WebhookRow {
    @Id
    String id;

    @Column(name = "project_key")
    @Nullable
    String projectKey;

    @Column(name = "organization_key")
    @Nullable
    String organizationKey;

    @Column
    long version;

    @Column
    String name;

    @Column
    String url;

    @Column
    String[] events;

    @Column
    String[] projects;

    @Column
    String[] environments;

    @Column(name = "flag_tags")
    String[] flagTags;

    @Column
    String headers;

    @Column
    String payload;

    @Column
    String template;

    @Column(name = "content_type")
    String contentType;

    @Column
    String secret;

    @Column(name = "previous_secret")
    @Nullable
    String previousSecret;

    @Column(name = "previous_secret_until")
    @Nullable
    Instant previousSecretUntil;

    @Column
    boolean enabled;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column(name = "disabled_because")
    String disabledBecause;

    @Column(name = "created_at")
    Instant createdAt;
}
