package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.AuditedResource;
import java.util.Optional;

/// Whose changes a webhook is told of.
public sealed interface Owner {

    record OfProject(String key) implements Owner {}

    /// Of all its projects, and of what is in none of them.
    record OfOrganization(String key) implements Owner {}

    /// Something of the owner's.
    ///
    /// @param path type and key, such as `webhooks/4711`
    default AuditedResource resource(String path) {
        return switch (this) {
            case OfProject(var key) -> new AuditedResource(key, Optional.empty(), Optional.empty(), key + "/" + path);
            case OfOrganization(var key) -> AuditedResource.inOrganization(key, path);
        };
    }
}
