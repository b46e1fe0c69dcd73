package dev.guidon.experiment.define;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a unit's events become its number.
public enum MetricKind {
    /// 1 with at least one such event after the exposure, otherwise 0.
    CONVERSION,
    /// The sum of the values of such events after the exposure; 0 without any.
    MEAN;

    /// How it is written in documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MetricKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
