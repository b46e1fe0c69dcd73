package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Variant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A flag ready to decide: every decision it can make exists already.
///
/// @param source the flag as its author wrote it, for explanations and for compiling it again; no decision looks
///     at it
/// @param off what is served when the flag is off, a prerequisite fails, or the default cannot be drawn
/// @param undrawn the off variant, for a subject without the unit that the default draws by
/// @param segmentUse null when no rule asks for a segment
record CompiledFlag(
        Flag source,
        boolean on,
        Decision.Served off,
        Decision.Served undrawn,
        List<CompiledPrerequisite> prerequisites,
        List<CompiledTargets> targets,
        List<CompiledRule> rules,
        Outcome defaultOutcome,
        @Nullable SegmentUse segmentUse) {

    record CompiledPrerequisite(String flagKey, Set<String> variants) {}

    record CompiledTargets(AttributePath attribute, Map<String, Decision.Served> byUnit) {}

    record CompiledRule(Matcher condition, Outcome outcome) {}

    /// When the flag must be compiled again.
    ///
    /// @param keys of the segments that its rules ask for
    /// @param mark tells the forms of these segments apart
    record SegmentUse(Set<String> keys, long mark) {}

    String key() {
        return off.flagKey();
    }

    private long segmentMark() {
        return segmentUse == null ? 0 : segmentUse.mark();
    }

    boolean asksForAny(Set<String> segments) {
        return segmentUse != null && segmentUse.keys().stream().anyMatch(segments::contains);
    }

    boolean isClientVisible() {
        return off.clientVisible();
    }

    /// Whether subjects may be answered otherwise than by `before`. Variants and visibility change without the version
    /// of the configuration.
    boolean differsFrom(CompiledFlag before) {
        return off.flagVersion() != before.off.flagVersion()
                || segmentMark() != before.segmentMark()
                || isClientVisible() != before.isClientVisible()
                || !answersLike(before.source.variants());
    }

    private boolean answersLike(List<Variant> others) {
        List<Variant> variants = source.variants();
        if (variants.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < variants.size(); i++) {
            if (!variants.get(i).answersLike(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether the flag is decided as flagd decides it, which serves no variant while a flag is off or its rule gives
    /// none.
    boolean isLeftToCaller(Decision.Served decision) {
        return defaultOutcome instanceof Outcome.Raw && (decision == off || decision == undrawn);
    }

    /// Decides once it is known that the flag is on and its prerequisites hold.
    Decision.Served decide(Subject subject) {
        Decision.Served targeted = targeted(subject);
        if (targeted != null) {
            return targeted;
        }
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            if (rule.condition().matches(subject)) {
                Decision.Served decision = rule.outcome().pick(subject);
                if (decision != null) {
                    return decision;
                }
            }
        }
        Decision.Served decision = defaultOutcome.pick(subject);
        return decision == null ? undrawn : decision;
    }

    private Decision.@Nullable Served targeted(Subject subject) {
        for (int i = 0; i < targets.size(); i++) {
            CompiledTargets group = targets.get(i);
            String unit = subject.unit(group.attribute());
            Decision.Served decision = unit == null ? null : group.byUnit().get(unit);
            if (decision != null) {
                return decision;
            }
        }
        return null;
    }
}
