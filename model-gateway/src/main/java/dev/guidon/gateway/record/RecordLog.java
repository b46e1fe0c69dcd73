package dev.guidon.gateway.record;

/// Where records go. Both methods return at once and may be called on any thread.
public interface RecordLog {

    /// @return whether it was taken; what is not taken is counted
    boolean offer(Exposure exposure);

    /// Takes the inference, or counts it as lost.
    void offer(Inference inference, Ending ending);
}
