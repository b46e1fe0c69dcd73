package dev.guidon.experiment.define;

import java.time.Instant;

/// A comparison of the variants that a flag gives to units.
///
/// @param flagKey of the flag with the rule that serves the experiment
/// @param control the arm that the others are compared with
/// @param hypothesis what its author expects; may be empty
public record Experiment(Definition definition, String flagKey, String control, String hypothesis, Instant createdAt) {
    public static final int MAX_PER_ENVIRONMENT = 1_000;

    public Experiment {
        if (!definition.arms().contains(control)) {
            throw new IllegalArgumentException("control " + control + " is not one of the arms " + definition.arms());
        }
    }

    public String environmentId() {
        return definition.environmentId();
    }

    public String key() {
        return definition.key();
    }
}
