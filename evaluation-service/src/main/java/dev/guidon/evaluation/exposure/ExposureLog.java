package dev.guidon.evaluation.exposure;

import dev.guidon.contracts.events.v1.Exposure;

/// Where exposures go.
public interface ExposureLog {

    /// Takes an exposure, unless too many wait already. Returns at once.
    ///
    /// @return whether it was taken; what is not taken is counted
    boolean offer(Exposure exposure);
}
