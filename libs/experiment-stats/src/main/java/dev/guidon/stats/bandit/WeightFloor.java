package dev.guidon.stats.bandit;

import java.util.List;

/// Keeps every arm in play: each gets `floor` and the rest is shared by weight, f + (1 - n·f)·w. So the order of
/// the arms stays and the weights still add up to what they did.
///
/// @param floor below 0 counts as 0; from 1/n on all arms get the same
public record WeightFloor(double floor) {
    public List<Double> applied(List<Double> weights) {
        double least = Math.max(0, floor);
        double rest = 1 - weights.size() * least;
        if (rest <= 0) {
            return weights.stream().map(_ -> 1.0 / weights.size()).toList();
        }
        return weights.stream().map(weight -> least + rest * weight).toList();
    }
}
