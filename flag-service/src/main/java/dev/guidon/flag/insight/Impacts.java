package dev.guidon.flag.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Whom a change would touch, flag by flag: those that it changes, and those that are decided by them.
///
/// @param flags those that most subjects would get something else of first
/// @param notTold how many more flags might serve something else
public record Impacts(List<FlagImpact> flags, int notTold) {
    public static final Impacts NONE = new Impacts(List.of(), 0);

    public Impacts {
        flags = flags.stream()
                .sorted(Comparator.comparingDouble(
                                (FlagImpact impact) -> -impact.radius().share())
                        .thenComparing(FlagImpact::environmentKey)
                        .thenComparing(FlagImpact::flagKey))
                .toList();
    }

    /// Whom it would touch of those who are served a flag.
    public record FlagImpact(String environmentKey, String flagKey, BlastRadius radius) {}

    /// Those that somebody may know of; the others are only counted.
    public Impacts only(Predicate<FlagImpact> known) {
        List<FlagImpact> told = flags.stream().filter(known).toList();
        return new Impacts(told, notTold + flags.size() - told.size());
    }

    Impacts plus(Impacts others) {
        List<FlagImpact> all = new ArrayList<>(flags);
        all.addAll(others.flags);
        return new Impacts(all, notTold + others.notTold);
    }
}
