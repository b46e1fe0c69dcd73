package dev.guidon.experiment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.experiment.results.Results.ArmResult;
import dev.guidon.stats.MetricStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One arm's numbers for a metric.
///
/// @param mean of the units; absent without units
/// @param variance of one unit's number; absent when the units do not determine it
/// @param absolute effect against the control; absent for the control
/// @param relative effect as a share of the control's mean; absent for the control
@Schema(name = "ArmResult")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ArmResultBody(
        String arm,
        long units,
        Optional<Double> mean,
        Optional<Double> variance,
        Optional<EffectBody> absolute,
        Optional<EffectBody> relative) {

    static ArmResultBody of(ArmResult result) {
        MetricStatistics statistics = result.statistics();
        return new ArmResultBody(
                result.arm(),
                statistics.units(),
                boxed(statistics.mean()),
                boxed(statistics.variance()),
                result.againstControl().map(comparison -> EffectBody.of(comparison.absolute())),
                result.againstControl().map(comparison -> EffectBody.of(comparison.relative())));
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
