package dev.guidon.engine.evaluate;

import dev.guidon.engine.evaluate.CompiledFlag.CompiledPrerequisite;
import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Decision.Unknown;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flagd.FlagdDecision;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All flags and segments of one environment at one sequence, compiled. Immutable: a change makes a new ruleset that
/// shares everything that did not change, and a reader that holds one sees no half of a change.
public final class Ruleset {
    /// Longer chains of prerequisites count as failed; it also ends a cycle that an author's check let through.
    public static final int MAX_PREREQUISITE_DEPTH = 16;

    private final long sequence;
    private final FlagTable flags;
    private final SegmentTable segments;
    private final InstantSource clock;
    private volatile long @Nullable [] stepStarts;

    private Ruleset(long sequence, FlagTable flags, SegmentTable segments, InstantSource clock) {
        this.sequence = sequence;
        this.flags = flags;
        this.segments = segments;
        this.clock = clock;
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
        return compile(sequence, flags, segments, InstantSource.system());
    }

    /// @param clock that ramps go by
    public static Ruleset compile(
            long sequence, Collection<Flag> flags, Collection<Segment> segments, InstantSource clock) {
        SegmentTable table = SegmentTable.of(segments);
        FlagTable compiled = FlagTable.of(flags.stream()
                .map(flag -> FlagCompiler.compile(flag, table, clock))
                .toList());
        return new Ruleset(sequence, compiled, table, clock);
    }

    private Ruleset next(long newSequence, FlagTable newFlags, SegmentTable newSegments) {
        return new Ruleset(newSequence, newFlags, newSegments, clock);
    }

    /// This ruleset with one flag put in or replaced. Compiles that flag only, and shares all others with this one.
    public Ruleset with(long newSequence, Flag flag) {
        return next(newSequence, flags.with(FlagCompiler.compile(flag, segments, clock)), segments);
    }

    /// This ruleset with one flag in the form that another ruleset has, segments included, until these change here;
    /// itself when that has none.
    public Ruleset withFlagOf(Ruleset other, String flagKey) {
        CompiledFlag flag = other.flags.get(flagKey);
        return flag == null ? this : next(sequence, flags.with(flag), segments);
    }

    /// This ruleset with one flag taken out.
    public Ruleset without(long newSequence, String flagKey) {
        return next(newSequence, flags.without(flagKey), segments);
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
                recompiled = recompiled.with(FlagCompiler.compile(flag.source(), changed, clock));
            }
        }
        return next(newSequence, recompiled, changed);
    }

    /// This ruleset at a later sequence, for a change that concerns no flag.
    public Ruleset at(long newSequence) {
        return next(newSequence, flags, segments);
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

    /// When a ramp of any flag last came to another step, in milliseconds since the epoch; 0 for never. Answers may be
    /// others before and after that although the sequence is the same.
    public long lastStep() {
        int found = Arrays.binarySearch(stepStarts(), clock.millis());
        int reached = found >= 0 ? found : -found - 2;
        return reached < 0 ? 0 : stepStarts()[reached];
    }

    /// Put in order once per ruleset.
    private long[] stepStarts() {
        long[] known = stepStarts;
        if (known == null) {
            known = flags.flags().stream()
                    .flatMap(flag -> flag.source().configuration().ramps())
                    .flatMap(ramp -> ramp.steps().stream())
                    .mapToLong(step -> step.start().toEpochMilli())
                    .sorted()
                    .toArray();
            stepStarts = known;
        }
        return known;
    }

    /// Ordered; cannot be changed.
    public SortedSet<String> flagKeys() {
        return flags.keys();
    }

    /// Which variant of a flag a subject gets. Never throws and never blocks. Allocates only where a condition reads an
    /// instant, an address, a regular expression or an unusual version out of text.
    public Decision decide(String flagKey, Subject subject) {
        CompiledFlag flag = flags.get(flagKey);
        if (flag == null) {
            return new Unknown(flagKey);
        }
        Served decision = decide(flag, subject, 0);
        return flag.isLeftToCaller(decision) ? new Unknown(flagKey) : decision;
    }

    /// flagd's answer for a flag that one of its rules decides. It has cases that [#decide] has no word for and takes
    /// for an unknown flag. Empty for any other flag.
    public Optional<FlagdDecision> decideAsFlagd(String flagKey, Subject subject) {
        CompiledFlag flag = flags.get(flagKey);
        return flag != null && flag.defaultOutcome() instanceof Outcome.Raw raw
                ? Optional.of(raw.asFlagd(flag, decide(flag, subject, 0), subject))
                : Optional.empty();
    }

    /// How [#decide] comes to its answer, which it agrees with in everything; empty for an unknown flag. Walks over the
    /// whole configuration and allocates, so it is for people who ask why and not for every request.
    ///
    /// @param hidden says of the name of an attribute whether its value stays out of the explanation
    public Optional<Explanation> explain(String flagKey, Subject subject, Predicate<String> hidden) {
        return Optional.ofNullable(flags.get(flagKey))
                .map(flag -> new Explainer(flags::get, segments, subject, hidden, clock).explain(flag));
    }

    /// A flag as its author wrote it, if there is one.
    public Optional<Flag> flag(String flagKey) {
        return Optional.ofNullable(flags.get(flagKey)).map(CompiledFlag::source);
    }

    /// All flags as their authors wrote them, in no order.
    public List<Flag> flags() {
        return flags.flags().stream().map(CompiledFlag::source).toList();
    }

    /// All segments as they were put in, in no order.
    public List<Segment> segments() {
        return segments.sources();
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
        return !flag.isLeftToCaller(decision)
                && required.variants().contains(decision.variant().key());
    }
}
