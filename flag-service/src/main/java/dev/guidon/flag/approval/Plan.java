package dev.guidon.flag.approval;

import dev.guidon.flag.schedule.Timing;
import java.time.Instant;
import java.util.Optional;

/// When an approved request is carried out.
public sealed interface Plan {

    /// When the clock carries it out, if it was approved at `approvedAt`.
    Optional<Instant> dueAt(Instant approvedAt);

    /// Whenever somebody applies it.
    record OnRequest() implements Plan {
        @Override
        public Optional<Instant> dueAt(Instant approvedAt) {
            return Optional.empty();
        }
    }

    /// At once.
    record OnApproval() implements Plan {
        @Override
        public Optional<Instant> dueAt(Instant approvedAt) {
            return Optional.of(approvedAt);
        }
    }

    /// At an instant, or at once if that is over by then.
    record At(Instant at) implements Plan {
        @Override
        public Optional<Instant> dueAt(Instant approvedAt) {
            return Optional.of(at);
        }
    }

    /// Again and again: it becomes a schedule for each of its flags.
    record Recurring(Timing timing) implements Plan {
        @Override
        public Optional<Instant> dueAt(Instant approvedAt) {
            return Optional.of(approvedAt);
        }
    }
}
