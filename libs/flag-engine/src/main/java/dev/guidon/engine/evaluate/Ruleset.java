package dev.guidon.engine.evaluate;

import dev.guidon.engine.evaluate.CompiledFlag.CompiledPrerequisite;
import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Decision.Unknown;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Segment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/// All flags and segments of one environment at one sequence, compiled. Immutable: a change makes a new ruleset that
/// shares everything that did not change, and a reader that holds one sees no half of a change.
public final class Ruleset {
    /// Longer chains of prerequisites count as failed; it also ends a cycle that an author's check let through.
    public static final int MAX_PREREQUISITE_DEPTH = 16;

    private final long sequence;
    private final FlagTable flags;
    private final SegmentTable segments;

    private Ruleset(long sequence, FlagTable flags, SegmentTable segments) {
        this.sequence = sequence;
        this.flags = flags;
        this.segments = segments;
    }

    /// An environment without segments.
    ///
    /// @param sequence of the environment, 0 for one that has seen no change
    public static Ruleset compile(long sequence, Collection<Flag> flags) {
        return compile(sequence, flags, List.of());
    }

    /// A segment in a circle, or one that asks for a segment that is not there, is taken for one that is not there.
    ///
    /// @param sequence of the environment, 0 for one that has seen no change
    public static Ruleset compile(long sequence, Collection<Flag> flags, Collection<Segment> segments) {
        SegmentTable table = SegmentTable.of(segments);
        return new Ruleset(
                sequence,
                FlagTable.of(flags.stream()
                        .map(flag -> FlagCompiler.compile(flag, table))
                        .toList()),
                table);
    }

    /// This ruleset with one flag put in or replaced. Compiles that flag only, and shares all others with this one.
    public Ruleset with(long newSequence, Flag flag) {
        return new Ruleset(newSequence, flags.with(FlagCompiler.compile(flag, segments)), segments);
    }

    /// This ruleset with one flag in the form that another ruleset has, segments included, until these change here;
    /// itself when that has none.
    public Ruleset withFlagOf(Ruleset other, String flagKey) {
        CompiledFlag flag = other.flags.get(flagKey);
        return flag == null ? this : new Ruleset(sequence, flags.with(flag), segments);
    }

    /// This ruleset with one flag taken out.
    public Ruleset without(long newSequence, String flagKey) {
        return new Ruleset(newSequence, flags.without(flagKey), segments);
    }

    /// This ruleset with one segment put in or replaced. Compiles it, the segments that ask for it, and the flags that
    /// ask for any of these; shares everything else with this one.
    public Ruleset with(long newSequence, Segment segment) {
        return withSegments(newSequence, segments.with(segment), segments.dependents(segment.key()));
    }

    /// This ruleset with one segment taken out. What still asks for it meets nobody.
    public Ruleset withoutSegment(long newSequence, String segmentKey) {
        return withSegments(newSequence, segments.without(segmentKey), segments.dependents(segmentKey));
    }

    private Ruleset withSegments(long newSequence, SegmentTable changed, Set<String> affected) {
        FlagTable recompiled = flags;
        for (CompiledFlag flag : flags.flags()) {
            if (flag.asksForAny(affected)) {
                recompiled = recompiled.with(FlagCompiler.compile(flag.source(), changed));
            }
        }
        return new Ruleset(newSequence, recompiled, changed);
    }

    /// This ruleset at a later sequence, for a change that concerns no flag.
    public Ruleset at(long newSequence) {
        return new Ruleset(newSequence, flags, segments);
    }

    /// A segment as it was put in.
    public Optional<Segment> segment(String key) {
        return segments.source(key);
    }

    /// Whether subjects can be told to be in a segment or not: it is there, and everything that it asks for.
    public boolean knowsSegment(String key) {
        return segments.get(key) != null;
    }

    /// What differs from the ruleset `before`, in no order.
    public List<FlagChange> changesSince(Ruleset before) {
        return flags.changesSince(before.flags);
    }

    public long sequence() {
        return sequence;
    }

    /// Ordered; cannot be changed.
    public SortedSet<String> flagKeys() {
        return flags.keys();
    }

    /// Which variant of a flag a subject gets. Never throws and never blocks. Allocates only where a condition reads an
    /// instant, an address, a regular expression or an unusual version out of text.
    public Decision decide(String flagKey, Subject subject) {
        CompiledFlag flag = flags.get(flagKey);
        return flag == null ? new Unknown(flagKey) : decide(flag, subject, 0);
    }

    /// How [#decide] comes to its answer, which it agrees with in everything; empty for an unknown flag. Walks over the
    /// whole configuration and allocates, so it is for people who ask why and not for every request.
    ///
    /// @param hidden says of the name of an attribute whether its value stays out of the explanation
    public Optional<Explanation> explain(String flagKey, Subject subject, Predicate<String> hidden) {
        return Optional.ofNullable(flags.get(flagKey))
                .map(flag -> new Explainer(flags::get, segments, subject, hidden).explain(flag));
    }

    /// A flag as its author wrote it, if there is one.
    public Optional<Flag> flag(String flagKey) {
        return Optional.ofNullable(flags.get(flagKey)).map(CompiledFlag::source);
    }

    private Served decide(CompiledFlag flag, Subject subject, int depth) {
        return flag.on() && prerequisitesHold(flag, subject, depth) ? flag.decide(subject) : flag.off();
    }

    private boolean prerequisitesHold(CompiledFlag flag, Subject subject, int depth) {
        for (int i = 0; i < flag.prerequisites().size(); i++) {
            if (!holds(flag.prerequisites().get(i), subject, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(CompiledPrerequisite required, Subject subject, int depth) {
        CompiledFlag flag = flags.get(required.flagKey());
        if (flag == null || !flag.on() || depth > MAX_PREREQUISITE_DEPTH) {
            return false;
        }
        Served decision = decide(flag, subject, depth);
        return required.variants().contains(decision.variant().key());
    }
}
