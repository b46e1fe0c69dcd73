package dev.guidon.e2e.oracle;

import java.util.stream.DoubleStream;

/// The numbers of one arm's units.
///
/// @param variance of one unit's number
record Sample(long units, double mean, double variance) {

    /// Of zeros and ones, whose variance is p(1-p).
    static Sample ofProportion(double[] numbers) {
        double mean = DoubleStream.of(numbers).average().orElse(0);
        return new Sample(numbers.length, mean, mean * (1 - mean));
    }

    /// In two passes, which loses no digits where numbers are of the same size.
    static Sample ofNumbers(double[] numbers) {
        double mean = DoubleStream.of(numbers).average().orElse(0);
        double squares = DoubleStream.of(numbers)
                .map(number -> (number - mean) * (number - mean))
                .sum();
        return new Sample(numbers.length, mean, squares / (numbers.length - 1));
    }

    double varianceOfMean() {
        return variance / units;
    }
}
