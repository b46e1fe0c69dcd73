package dev.guidon.experiment.results;

import dev.guidon.experiment.define.Experiment;
import java.util.List;

/// An experiment and what was measured, as of one transaction.
public record Measured(Experiment experiment, List<PartialSum> partials) {
    public Measured {
        partials = List.copyOf(partials);
    }
}
