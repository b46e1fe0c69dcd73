package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Explanation;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.history.RecordedVersion;
import java.util.List;
import java.util.Optional;

/// A flag decided then and now.
///
/// @param then empty when nobody was served the flag then
/// @param now empty when nobody is served it any more
/// @param reasons why the two sides differ, or may have: whatever changed on the way
public record Replay(String flagKey, Optional<Side> then, Optional<Side> now, List<Reason> reasons) {
    public Replay {
        reasons = List.copyOf(reasons);
    }

    /// @param recorded the version that decided
    public record Side(RecordedVersion recorded, Explanation explanation) {
        Decision.Served decision() {
            return explanation.decision();
        }
    }

    /// What changed between the two sides.
    public sealed interface Reason {

        /// The flag came into being, or nobody was served it, at one of the two.
        record OnlyOnce(boolean now) implements Reason {}

        /// A configuration was changed: the flag's own, or that of one that it requires.
        record Configured(
                String flagKey, long fromVersion, long toVersion, FlagConfiguration from, FlagConfiguration to)
                implements Reason {}

        /// A flag that the first requires serves something else.
        record PrerequisiteServes(String flagKey, Optional<String> then, Optional<String> now) implements Reason {}

        /// A segment that the flag, or one that it requires, asks for was changed.
        record SegmentChanged(String segmentKey, long fromVersion, long toVersion) implements Reason {}

        /// Another step decides.
        record StepDecides(Explanation.Step then, Explanation.Step now) implements Reason {}
    }

    /// Whether the subject gets something else, or gets it for another reason.
    public boolean differs() {
        Optional<Decision.Served> before = then.map(Side::decision);
        Optional<Decision.Served> after = now.map(Side::decision);
        return before.isPresent() != after.isPresent()
                || (before.isPresent() && !sameAnswer(before.get(), after.orElseThrow()));
    }

    private static boolean sameAnswer(Decision.Served before, Decision.Served after) {
        return before.variant().equals(after.variant()) && before.cause().equals(after.cause());
    }
}
