package dev.guidon.flag.audit;

import java.util.List;

/// What people read of a flag.
public record AuditedLabel(String name, String description, List<String> tags, String maintainer) {
    public AuditedLabel {
        tags = List.copyOf(tags);
    }
}
