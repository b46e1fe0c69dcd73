package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.schedule.ScheduledRun;
import dev.guidon.flag.schedule.ScheduledRun.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `scheduled_run`, which only grows.
@Entity
@Immutable
@Table(name = "scheduled_run")
class ScheduledRunRow {

    @Embeddable
    record Id(
            @Column(name = "schedule_id") String scheduleId,
            @Column(name = "due_at") Instant dueAt) {}

    @EmbeddedId
    Id id;

    @Column
    Instant at;

    @Column
    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column
    String detail;

    static ScheduledRunRow of(String scheduleId, ScheduledRun run) {
        ScheduledRunRow row = new ScheduledRunRow();
        row.id = new Id(scheduleId, run.dueAt());
        row.at = run.at();
        row.outcome = run.outcome();
        row.detail = run.detail();
        return row;
    }

    ScheduledRun toRun() {
        return new ScheduledRun(id.dueAt(), at, outcome, detail);
    }
}
