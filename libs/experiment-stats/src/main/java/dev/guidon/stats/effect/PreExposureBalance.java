package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate;
import dev.guidon.stats.metric.ArmStatistics;

/// Whether the arms differed before anything was changed for them: the pre-exposure number tested as if it were the
/// outcome. A difference means that assignment depends on what units did, or that exposures get lost.
///
/// The level is small and shared by all such tests of an experiment, because a false alarm discredits every number of
/// it: 0.001, as GrowthBook's health checks have it.
///
/// @param arms controls included
/// @param metrics goals and guardrails that have a pre-exposure number
public record PreExposureBalance(int arms, int metrics) {
    private static final double FALSE_ALARMS = 0.001;

    public PreExposureBalance {
        if (arms < 2 || metrics < 1) {
            throw new IllegalArgumentException("needs two arms and a metric, not " + arms + " and " + metrics);
        }
    }

    public double level() {
        return FALSE_ALARMS / ((arms - 1) * metrics);
    }

    public Estimate test(ArmStatistics controlBefore, ArmStatistics treatmentBefore) {
        EffectAnalysis analysis = new EffectAnalysis(EffectScale.ABSOLUTE, new CovariateAdjustment.None());
        return new TTest(level(), Alternative.TWO_SIDED).of(analysis.compare(controlBefore, treatmentBefore));
    }
}
