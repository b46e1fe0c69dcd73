package dev.guidon.benchmarks.stats;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.sequential.AsymptoticSequence;
import dev.guidon.stats.sequential.Direction;
import dev.guidon.stats.sequential.GroupSequential;
import dev.guidon.stats.sequential.GroupSequential.Look;
import dev.guidon.stats.sequential.GroupSequential.Sides;
import dev.guidon.stats.sequential.HowardSequence;
import dev.guidon.stats.sequential.SampleVarianceMixture;
import dev.guidon.stats.sequential.SampleVarianceMixture.Arm;
import dev.guidon.stats.sequential.Spending;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A way to decide in the evening of a day.
///
/// @param peeks whether it may be used every day, as it promises; or on the last one only
/// @param multiplier standard errors that the effect has to be away from zero
record Method(String name, boolean peeks, Direction direction, ToDoubleFunction<Day> multiplier) {
    private static final double ALPHA = 0.05;

    /// All methods for experiments of so many days.
    static List<Method> all(int days, int unitsPerDay) {
        double planned = (double) days * unitsPerDay;
        return List.of(
                new Method("fixed test, every day", false, Direction.EITHER, _ -> Normal.upperQuantile(ALPHA / 2)),
                asymptotic("asymptotic sequence, tuned for 5,000", 5_000, Direction.EITHER),
                asymptotic("asymptotic sequence, tuned for the plan", planned, Direction.EITHER),
                asymptotic("asymptotic sequence, upwards only", planned, Direction.UP),
                howard(planned),
                groupSequential("group sequential, power 2", new Spending.Power(2), days),
                groupSequential("group sequential, O'Brien–Fleming", new Spending.OBrienFleming(2), days),
                new Method("mixture over the sample variance", false, Direction.EITHER, Method::sampleVariance));
    }

    boolean calls(Day day) {
        double z =
                switch (direction) {
                    case EITHER -> Math.abs(day.z());
                    case UP -> day.z();
                    case DOWN -> -day.z();
                };
        return z > multiplier.applyAsDouble(day);
    }

    /// Whether the interval holds the effect; one that has one end only, on that side.
    boolean holds(Day day, double effect) {
        double distance = (day.difference() - effect) / day.standardError();
        double reach = multiplier.applyAsDouble(day);
        return direction == Direction.EITHER ? Math.abs(distance) <= reach : distance <= reach;
    }

    private static Method asymptotic(String name, double tunedFor, Direction direction) {
        AsymptoticSequence sequence = new AsymptoticSequence(ALPHA, tunedFor, direction);
        return new Method(
                name, true, direction, day -> sequence.multiplier(day.observed().units()));
    }

    private static Method howard(double tunedFor) {
        HowardSequence sequence = new HowardSequence(ALPHA, tunedFor);
        return new Method(
                "Howard's mixture, tuned for the plan",
                true,
                Direction.EITHER,
                day -> sequence.multiplier(day.observed().units()));
    }

    private static Method groupSequential(String name, Spending spending, int days) {
        List<Double> fractions = IntStream.rangeClosed(1, days)
                .mapToObj(day -> (double) day / days)
                .toList();
        List<Look> looks = new GroupSequential(ALPHA, spending, Sides.SYMMETRIC, GroupSequential.USUAL_TRUNCATION)
                .looks(fractions);
        return new Method(
                name, true, Direction.EITHER, day -> looks.get(day.number() - 1).bound());
    }

    private static double sampleVariance(Day day) {
        Arm control = new Arm(0, day.pooledVariance(), day.controlUnits());
        Arm treatment = new Arm(0, day.pooledVariance(), day.treatmentUnits());
        return new SampleVarianceMixture(ALPHA).mixed(control, treatment).multiplier();
    }
}
