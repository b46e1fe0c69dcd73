package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Condition;
import java.util.List;

/// How a condition went for a subject, with the shape of the condition. Parts that the outcome did not depend on any
/// more are told as well: whoever asks why a rule did not match wants to know all that stands in its way.
public sealed interface ConditionTrace {

    boolean held();

    record All(List<ConditionTrace> parts) implements ConditionTrace {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean held() {
            return parts.stream().allMatch(ConditionTrace::held);
        }
    }

    record Any(List<ConditionTrace> parts) implements ConditionTrace {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean held() {
            return parts.stream().anyMatch(ConditionTrace::held);
        }
    }

    record Not(ConditionTrace part) implements ConditionTrace {
        @Override
        public boolean held() {
            return !part.held();
        }
    }

    record Test(Condition.Test test, Seen seen, boolean held) implements ConditionTrace {}

    record InSegment(Condition.InSegment test, Standing standing) implements ConditionTrace {
        @Override
        public boolean held() {
            return standing != Standing.NO_SUCH_SEGMENT && standing.isIn() != test.negate();
        }
    }
}
