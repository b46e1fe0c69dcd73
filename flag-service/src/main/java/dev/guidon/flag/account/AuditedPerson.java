package dev.guidon.flag.account;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import java.time.Instant;
import java.util.Map;

/// What the audit trail says of accounts and of what hangs on them. They belong to no project.
public final class AuditedPerson {
    private AuditedPerson() {}

    /// Whoever acts for themselves.
    public static Stamp self(UserAccount account, Instant at) {
        return new Stamp(Actor.user(account.email().text()), at, "");
    }

    /// @param path such as `users/<id>/sessions/<id>`
    public static AuditEntry added(Stamp stamp, String action, String path, Map<String, Value> fields) {
        return entry(stamp, action, path, new Value.Structure(Map.of()), new Value.Structure(fields));
    }

    public static AuditEntry removed(Stamp stamp, String action, String path, Map<String, Value> fields) {
        return entry(stamp, action, path, new Value.Structure(fields), new Value.Structure(Map.of()));
    }

    public static AuditEntry changed(Stamp stamp, String action, String path, Change change) {
        return entry(stamp, action, path, new Value.Structure(change.before()), new Value.Structure(change.after()));
    }

    public record Change(Map<String, Value> before, Map<String, Value> after) {
        public Change {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    private static AuditEntry entry(
            Stamp stamp, String action, String path, Value.Structure before, Value.Structure after) {
        return new AuditEntry(
                stamp, new AuditedChange.Edited(action, AuditedResource.installation(path), before, after));
    }
}
