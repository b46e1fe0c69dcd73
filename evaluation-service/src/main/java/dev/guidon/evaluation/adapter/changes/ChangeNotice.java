package dev.guidon.evaluation.adapter.changes;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.evaluation.decide.FlagdFlags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change as all clients of one audience are told of it: worked out and written once.
public final class ChangeNotice {
    private final FlagdFlags flags;
    private final List<FlagChange> changes;
    private @Nullable Struct event;
    private @Nullable String document;

    ChangeNotice(FlagdFlags flags, List<FlagChange> changes) {
        this.flags = flags;
        this.changes = changes;
    }

    /// After the change.
    public FlagdFlags flags() {
        return flags;
    }

    /// As flagd's `configuration_change` has it: what became of each flag.
    public synchronized Struct event() {
        if (event == null) {
            Struct.Builder byKey = Struct.newBuilder();
            changes.forEach(change -> byKey.putFields(change.flagKey(), typed(change)));
            event = Struct.newBuilder().putFields("flags", value(byKey)).build();
        }
        return event;
    }

    /// All flags after the change.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the clients may not see rules
    public synchronized String document() {
        if (document == null) {
            document = flags.document();
        }
        return document;
    }

    private static Value typed(FlagChange change) {
        String type =
                switch (change.kind()) {
                    case ADDED -> "write";
                    case CHANGED -> "update";
                    case REMOVED -> "delete";
                };
        return value(Struct.newBuilder()
                .putFields("type", Value.newBuilder().setStringValue(type).build()));
    }

    private static Value value(Struct.Builder fields) {
        return Value.newBuilder().setStructValue(fields).build();
    }
}
