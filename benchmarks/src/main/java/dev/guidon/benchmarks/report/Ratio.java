package dev.guidon.benchmarks.report;

/// How Guidon stands to a peer or to a bound, in one run on one machine.
///
/// @param target what the design asks for, such as `>= 60`
/// @param met whether `value` does
public record Ratio(String what, double value, String target, boolean met) {

    public static Ratio atLeast(double bound, String what, double value) {
        return new Ratio(what, value, ">= " + number(bound), value >= bound);
    }

    public static Ratio below(double bound, String what, double value) {
        return new Ratio(what, value, "< " + number(bound), value < bound);
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
