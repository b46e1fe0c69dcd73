package dev.guidon.flag.adapter.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.audit.RecordedEntry;
import dev.guidon.flag.webhook.EventKinds;
import dev.guidon.flag.webhook.WebhookEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Audit entries to events.
public final class EventReading {
    private EventReading() {}

    /// @param entryId of the entry, which no other has
    /// @param flagTags of the flag that changed; none when it is no matter of one flag
    public static WebhookEvent read(long entryId, RecordedEntry entry, List<String> flagTags) {
        JsonNode diff = Json.read(entry.diff());
        Set<String> changed = new HashSet<>();
        diff.fieldNames().forEachRemaining(changed::add);
        boolean isNew = diff.valueStream().noneMatch(field -> field.has("before"));
        return new WebhookEvent(
                "evt_" + entryId,
                entry.action(),
                EventKinds.of(entry.action(), changed, isNew),
                entry.stamp(),
                entry.resource(),
                flagTags,
                entry.diff());
    }
}
