package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.approval.ReadPending.Pending;
import java.time.Instant;
import java.util.stream.Stream;

/// What is going to happen to a flag.
public final class PendingJson {
    private static final int SHOWN = 5;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private PendingJson() {}

    public static ObjectNode write(Pending pending) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = object.putArray("changeRequests");
        Stream.concat(pending.waiting().stream(), pending.approved().stream())
                .forEach(request -> requests.add(ChangeRequestJson.write(request)));
        ArrayNode schedules = object.putArray("schedules");
        pending.schedules()
                .forEach(schedule -> schedules.add(ScheduleJson.write(schedule, schedule.upcoming(EVER, SHOWN))));
        return object;
    }
}
