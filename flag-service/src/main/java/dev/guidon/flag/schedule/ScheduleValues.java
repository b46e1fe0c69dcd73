package dev.guidon.flag.schedule;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.schedule.Timing.Again;
import dev.guidon.flag.schedule.Timing.Once;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Schedules as the audit trail shows them.
final class ScheduleValues {
    private ScheduleValues() {}

    static AuditedChange made(Schedule schedule) {
        return new AuditedChange.Edited(
                "schedule.created", resource(schedule), new Value.Structure(Map.of()), values(schedule));
    }

    /// @param action such as `schedule.paused`
    static AuditedChange changed(String action, Schedule before, Schedule after) {
        return new AuditedChange.Edited(action, resource(before), values(before), values(after));
    }

    private static AuditedResource resource(Schedule schedule) {
        FlagAddress address = schedule.head().address();
        return new AuditedResource(
                address.projectKey(),
                Optional.of(address.environmentKey()),
                Optional.of(address.flagKey()),
                address.projectKey() + "/" + address.environmentKey() + "/" + address.flagKey() + "/"
                        + schedule.head().id());
    }

    private static Value.Structure values(Schedule schedule) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("status", new Value.Text(schedule.progress().status().name().toLowerCase(Locale.ROOT)));
        switch (schedule.timing().when()) {
            case Once(var at) -> fields.put("at", new Value.Text(at.toString()));
            case Again(var recurrence) -> {
                fields.put("cron", new Value.Text(recurrence.cron()));
                fields.put("timeZone", new Value.Text(recurrence.zone().getId()));
            }
        }
        fields.put("latest", new Value.Text(schedule.timing().latest().toString()));
        fields.put("dueAt", new Value.Text(schedule.progress().dueAt().toString()));
        fields.put("instructions", schedule.task().patch().value());
        fields.put("comment", new Value.Text(schedule.task().comment()));
        schedule.head().changeRequest().ifPresent(id -> fields.put("changeRequest", new Value.Text(id)));
        return new Value.Structure(fields);
    }
}
