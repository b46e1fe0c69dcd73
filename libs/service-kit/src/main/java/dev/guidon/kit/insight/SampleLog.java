package dev.guidon.kit.insight;

/// Where samples go.
@FunctionalInterface
public interface SampleLog {

    /// Takes a sample, unless too many wait already. Returns at once.
    ///
    /// @return whether it was taken; what is not taken is counted
    boolean offer(Sample sample);
}
