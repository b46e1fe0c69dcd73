package dev.guidon.gateway.record;

/// The figures that operators watch.
public interface CallMeter {

    void ended(Inference inference, Ending ending);
}
