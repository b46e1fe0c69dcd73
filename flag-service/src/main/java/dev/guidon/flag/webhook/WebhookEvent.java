package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import java.util.List;
import java.util.Set;

/// A change that webhooks may be told of: an audit entry, and what it means.
///
/// @param id the same for every webhook that is told
/// @param type the action of the audit entry, such as `configuration.changed`
/// @param kinds all that the change is: its type, and what exactly changed
/// @param flagTags of the flag as they are when webhooks are told; none when it is no matter of one flag
/// @param diff what differs, field by field, as JSON
public record WebhookEvent(
        String id,
        String type,
        Set<String> kinds,
        Stamp stamp,
        AuditedResource resource,
        List<String> flagTags,
        String diff) {
    public WebhookEvent {
        kinds = Set.copyOf(kinds);
        flagTags = List.copyOf(flagTags);
    }
}
