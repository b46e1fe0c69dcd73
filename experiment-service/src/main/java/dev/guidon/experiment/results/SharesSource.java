package dev.guidon.experiment.results;

import dev.guidon.experiment.define.Experiment;
import io.smallrye.mutiny.Uni;

/// Who knows how a flag splits units.
public interface SharesSource {

    /// Answers within a fraction of a second and never fails.
    Uni<ExpectedShares> of(Experiment experiment);
}
