package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.trigger.Trigger;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `flag_trigger`.
@Entity
@Table(name = "flag_trigger")
class TriggerRow {
    @Id
    String id;

    @Column(name = "environment_id")
    String environmentId;

    @Column(name = "project_key")
    String projectKey;

    @Column(name = "environment_key")
    String environmentKey;

    @Column(name = "flag_key")
    String flagKey;

    @Column
    String name;

    @Column
    String instructions;

    @Column
    boolean enabled;

    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column
    long runs;

    @Column(name = "last_run_at")
    @Nullable
    Instant lastRunAt;

    @Column(name = "window_start")
    Instant windowStart;

    @Column(name = "in_window")
    int inWindow;

    static TriggerRow of(Trigger trigger) {
        TriggerRow row = new TriggerRow();
        row.id = trigger.id();
        row.environmentId = trigger.environmentId();
        row.projectKey = trigger.flag().projectKey();
        row.environmentKey = trigger.flag().environmentKey();
        row.flagKey = trigger.flag().flagKey();
        row.createdAt = trigger.createdAt();
        row.take(trigger);
        return row;
    }

    /// What can change of a trigger.
    void take(Trigger trigger) {
        name = trigger.wish().name();
        instructions = trigger.wish().instructions();
        enabled = trigger.wish().enabled();
        tokenHash = trigger.tokenHash();
        runs = trigger.runs().count();
        lastRunAt = trigger.runs().last().orElse(null);
        windowStart = trigger.runs().windowStart();
        inWindow = trigger.runs().inWindow();
    }

    Trigger toTrigger() {
        return new Trigger(
                id,
                environmentId,
                new FlagAddress(projectKey, environmentKey, flagKey),
                new Trigger.Wish(name, instructions, enabled),
                tokenHash,
                createdAt,
                new Trigger.Runs(runs, Optional.ofNullable(lastRunAt), windowStart, inWindow));
    }
}
