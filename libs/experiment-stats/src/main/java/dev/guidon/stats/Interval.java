package dev.guidon.stats;

/// A closed range of plausible values. An infinite end means that the interval is unbounded there.
public record Interval(double lower, double upper) {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval runs upwards, but [" + lower + ", " + upper + "] does not");
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
