package dev.guidon.flag.audit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.kit.identity.KeyKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that can be changed, with what an auditor must see of it. Never a secret.
public sealed interface AuditedChange {

    record ProjectCreated(String project, String name) implements AuditedChange {}

    record EnvironmentCreated(String project, String environment, String name) implements AuditedChange {}

    record FlagCreated(String project, String flag, FlagType type, List<Variant> variants) implements AuditedChange {
        public FlagCreated {
            variants = List.copyOf(variants);
        }
    }

    record FlagDescribed(String project, String flag, AuditedLabel before, AuditedLabel after)
            implements AuditedChange {}

    record FlagArchived(String project, String flag) implements AuditedChange {}

    record FlagUnarchived(String project, String flag) implements AuditedChange {}

    record FlagDeleted(String project, String flag) implements AuditedChange {}

    /// @param before empty when the flag is new in the environment
    record ConfigurationChanged(String project, String environment, Optional<FlagConfiguration> before, Flag after)
            implements AuditedChange {}

    /// @param expiresAt never when empty
    record KeyIssued(
            String project, String environment, String keyId, String name, KeyKind kind, Optional<Instant> expiresAt)
            implements AuditedChange {}

    record KeyRevoked(String project, String environment, String keyId, String name) implements AuditedChange {}

    /// A change whose fields are plain values.
    ///
    /// @param action such as `webhook.created`
    /// @param before its fields as they were; empty when it is new
    /// @param after its fields as they are; empty when it is gone
    record Edited(String action, AuditedResource resource, Value.Structure before, Value.Structure after)
            implements AuditedChange {}
}
