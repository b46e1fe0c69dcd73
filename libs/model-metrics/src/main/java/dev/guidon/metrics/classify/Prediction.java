package dev.guidon.metrics.classify;

/// One item of a benchmark.
///
/// @param expected the right label
/// @param predicted what the model said, whatever it was
public record Prediction(String expected, String predicted) {

    public boolean isRight() {
        return expected.equals(predicted);
    }
}
