package dev.guidon.experiment.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that is remembered of one unit. Any order and repetition of the same records ends in the same history, up
/// to the bounds on experiments and arms, which only a broken sender reaches.
///
/// @param exposures by the key of the experiment
/// @param facts in the order of [Fact#ORDER], each id once
/// @param factsDropped facts that were let go because of [#MAX_FACTS]; a repeated one counts again
public record UnitHistory(Map<String, FirstExposure> exposures, List<Fact> facts, long factsDropped) {
    /// The earliest facts stay: which ones those are does not depend on the order of arrival.
    public static final int MAX_FACTS = 1_000;

    public static final int MAX_EXPERIMENTS = 1_000;
    public static final int MAX_ARMS = 64;

    private static final UnitHistory EMPTY = new UnitHistory(Map.of(), List.of(), 0);

    public UnitHistory {
        exposures = Map.copyOf(exposures);
        facts = List.copyOf(facts);
    }

    public static UnitHistory empty() {
        return EMPTY;
    }

    /// The history with an exposure. Returns itself when that changes nothing.
    public UnitHistory met(String experimentKey, String arm, Instant at) {
        FirstExposure known = exposures.get(experimentKey);
        if (known == null) {
            return exposures.size() < MAX_EXPERIMENTS ? with(experimentKey, new FirstExposure(at, Set.of(arm))) : this;
        }
        boolean newArm = !known.arms().contains(arm) && known.arms().size() < MAX_ARMS;
        if (!newArm && !at.isBefore(known.at())) {
            return this;
        }
        Set<String> arms = new HashSet<>(known.arms());
        if (newArm) {
            arms.add(arm);
        }
        return with(experimentKey, new FirstExposure(at.isBefore(known.at()) ? at : known.at(), arms));
    }

    /// The history with a fact. Returns itself when that changes nothing. Of two facts with the same id the earlier one
    /// counts: a sender that repeats an event without saying when it happened lets it look later.
    public UnitHistory did(Fact fact) {
        List<Fact> changed = new ArrayList<>(facts);
        int twin = indexOfId(fact.id());
        if (twin >= 0) {
            if (Fact.ORDER.compare(fact, facts.get(twin)) >= 0) {
                return this;
            }
            changed.remove(twin);
        }
        changed.add(-1 - Collections.binarySearch(changed, fact, Fact.ORDER), fact);
        if (changed.size() <= MAX_FACTS) {
            return new UnitHistory(exposures, changed, factsDropped);
        }
        changed.removeLast();
        return new UnitHistory(exposures, changed, factsDropped + 1);
    }

    private int indexOfId(String id) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private UnitHistory with(String experimentKey, FirstExposure exposure) {
        Map<String, FirstExposure> changed = new HashMap<>(exposures);
        changed.put(experimentKey, exposure);
        return new UnitHistory(changed, facts, factsDropped);
    }
}
