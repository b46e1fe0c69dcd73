package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate;
import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.Estimate.NotComputable;
import dev.guidon.stats.Interval;
import dev.guidon.stats.StudentT;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectMoments.Undefined;

/// Student's t-test of an effect against none: a fixed-horizon test, valid for one look at a time that was chosen
/// before the data came in.
///
/// @param alpha the chance of calling an effect where there is none; intervals hold the true effect with 1 - alpha
public record TTest(double alpha, Alternative alternative) {
    public TTest {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
    }

    public Estimate of(EffectMoments moments) {
        return switch (moments) {
            case Undefined(var reason) -> new NotComputable(reason);
            case Known known -> tested(known);
        };
    }

    private Effect tested(Known effect) {
        StudentT distribution = new StudentT(effect.degreesOfFreedom());
        return new Effect(
                effect.value(),
                effect.standardError(),
                effect.degreesOfFreedom(),
                pValue(distribution, effect.value() / effect.standardError()),
                interval(distribution, effect));
    }

    private double pValue(StudentT distribution, double t) {
        return switch (alternative) {
            case TWO_SIDED -> distribution.twoSidedTail(t);
            case GREATER -> distribution.upperTail(t);
            case LESS -> distribution.upperTail(-t);
        };
    }

    private Interval interval(StudentT distribution, Known effect) {
        double critical = alternative == Alternative.TWO_SIDED
                ? distribution.criticalValue(alpha)
                : distribution.upperQuantile(alpha);
        double margin = critical * effect.standardError();
        return Intervals.around(effect.value(), margin, alternative);
    }
}
