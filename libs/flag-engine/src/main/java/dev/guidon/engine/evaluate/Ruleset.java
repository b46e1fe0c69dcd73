package dev.guidon.engine.evaluate;

import dev.guidon.engine.evaluate.CompiledFlag.CompiledPrerequisite;
import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Decision.Unknown;
import dev.guidon.engine.flag.Flag;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/// All flags of one environment at one sequence, compiled. Immutable: a change makes a new ruleset that shares every
/// flag that did not change, and a reader that holds one sees no half of a change.
public final class Ruleset {
    /// Longer chains of prerequisites count as failed; it also ends a cycle that an author's check let through.
    public static final int MAX_PREREQUISITE_DEPTH = 16;

    private final long sequence;
    private final FlagTable flags;

    private Ruleset(long sequence, FlagTable flags) {
        this.sequence = sequence;
        this.flags = flags;
    }

    /// @param sequence of the environment, 0 for one that has seen no change
    public static Ruleset compile(long sequence, Collection<Flag> flags) {
        return new Ruleset(
                sequence, FlagTable.of(flags.stream().map(FlagCompiler::compile).toList()));
    }

    /// This ruleset with one flag put in or replaced. Compiles that flag only, and shares all others with this one.
    public Ruleset with(long newSequence, Flag flag) {
        return new Ruleset(newSequence, flags.with(FlagCompiler.compile(flag)));
    }

    /// This ruleset with one flag in the form that another ruleset has; itself when that has none.
    public Ruleset withFlagOf(Ruleset other, String flagKey) {
        CompiledFlag flag = other.flags.get(flagKey);
        return flag == null ? this : new Ruleset(sequence, flags.with(flag));
    }

    /// This ruleset with one flag taken out.
    public Ruleset without(long newSequence, String flagKey) {
        return new Ruleset(newSequence, flags.without(flagKey));
    }

    /// This ruleset at a later sequence, for a change that concerns no flag.
    public Ruleset at(long newSequence) {
        return new Ruleset(newSequence, flags);
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
                .map(flag -> new Explainer(flags::get, subject, hidden).explain(flag));
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
