package dev.guidon.experiment.measure;

import java.util.HashSet;
import java.util.Set;

/// What turns the sums that hold a unit's old contributions into those that hold its new ones.
public record Correction(Set<Contribution> retracted, Set<Contribution> added) {
    public Correction {
        retracted = Set.copyOf(retracted);
        added = Set.copyOf(added);
    }

    public static Correction between(Set<Contribution> before, Set<Contribution> after) {
        return new Correction(without(before, after), without(after, before));
    }

    public boolean isEmpty() {
        return retracted.isEmpty() && added.isEmpty();
    }

    private static Set<Contribution> without(Set<Contribution> some, Set<Contribution> others) {
        Set<Contribution> rest = new HashSet<>(some);
        others.forEach(rest::remove);
        return rest;
    }
}
