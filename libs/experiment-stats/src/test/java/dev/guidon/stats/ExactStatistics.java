package dev.guidon.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Mean and sample variance by the textbook in decimal arithmetic: slow, and right whatever the offset.
record ExactStatistics(double mean, double variance) {

    /// Needs two values.
    static ExactStatistics of(List<Double> values) {
        BigDecimal units = BigDecimal.valueOf(values.size());
        BigDecimal mean = values.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(units, new MathContext(80));
        BigDecimal squares = values.stream()
                .map(value -> new BigDecimal(value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ExactStatistics(
                mean.doubleValue(),
                squares.divide(units.subtract(BigDecimal.ONE), MathContext.DECIMAL128)
                        .doubleValue());
    }
}
