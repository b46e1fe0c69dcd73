package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredInstructions;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.schedule.Schedule;
import dev.guidon.flag.schedule.Schedule.Head;
import dev.guidon.flag.schedule.Schedule.Progress;
import dev.guidon.flag.schedule.Schedule.Status;
import dev.guidon.flag.schedule.Schedule.Task;
import dev.guidon.flag.schedule.Timing;
import dev.guidon.flag.schedule.Timing.Again;
import dev.guidon.flag.schedule.Timing.Once;
import dev.guidon.flag.timing.Recurrence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `scheduled_change`.
@Entity
@Table(name = "scheduled_change")
class ScheduleRow {
    @Id
    String id;

    @Column(insertable = false, updatable = false)
    long number;

    @Column(name = "environment_id")
    String environmentId;

    @Column(name = "project_key")
    String projectKey;

    @Column(name = "environment_key")
    String environmentKey;

    @Column(name = "flag_key")
    String flagKey;

    @Column
    String patch;

    @Column
    String comment;

    @Column
    @Nullable
    Instant at;

    @Column
    @Nullable
    String cron;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    @Column(name = "latest_seconds")
    long latestSeconds;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "look_at")
    Instant lookAt;

    @Column
    String author;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "change_request")
    @Nullable
    String changeRequest;

    static ScheduleRow of(Environment environment, Schedule schedule, StoredInstructions documents) {
        ScheduleRow row = new ScheduleRow();
        Head head = schedule.head();
        row.id = head.id();
        row.environmentId = environment.id();
        row.projectKey = head.address().projectKey();
        row.environmentKey = head.address().environmentKey();
        row.flagKey = head.address().flagKey();
        row.author = head.author().id();
        row.createdAt = head.createdAt();
        row.changeRequest = head.changeRequest().orElse(null);
        row.patch = documents.write(schedule.task().patch());
        row.comment = schedule.task().comment();
        row.take(schedule.timing());
        row.take(schedule.progress());
        return row;
    }

    private void take(Timing timing) {
        latestSeconds = timing.latest().toSeconds();
        switch (timing.when()) {
            case Once(var moment) -> at = moment;
            case Again(var recurrence) -> {
                cron = recurrence.cron();
                timeZone = recurrence.zone().getId();
            }
        }
    }

    /// What can change of it.
    void take(Progress progress) {
        status = progress.status();
        dueAt = progress.dueAt();
        lookAt = progress.lookAt();
    }

    Schedule toSchedule(StoredInstructions documents) {
        FlagAddress address = new FlagAddress(projectKey, environmentKey, flagKey);
        return new Schedule(
                new Head(id, number, address, new Actor(author), createdAt, Optional.ofNullable(changeRequest)),
                new Task(documents.read(patch), comment),
                new Timing(when(), Duration.ofSeconds(latestSeconds)),
                new Progress(status, dueAt, lookAt));
    }

    private Timing.When when() {
        if (at != null) {
            return new Once(at);
        }
        return new Again(new Recurrence(
                Optional.ofNullable(cron).orElseThrow(),
                ZoneId.of(Optional.ofNullable(timeZone).orElseThrow())));
    }
}
