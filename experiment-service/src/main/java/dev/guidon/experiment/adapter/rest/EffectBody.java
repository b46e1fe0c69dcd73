package dev.guidon.experiment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.guidon.stats.Estimate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An effect, or why there is none: the two have no field in common, so nobody takes one for the other.
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
@Schema(name = "Effect")
sealed interface EffectBody {

    static EffectBody of(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Effect(var value, var error, var degreesOfFreedom, var pValue, var interval) ->
                new Computed(
                        value, error, new IntervalBody(interval.lower(), interval.upper()), pValue, degreesOfFreedom);
            case Estimate.NotComputable(var reason) -> new NotComputable(reason.code());
        };
    }

    @Schema(name = "ComputedEffect")
    record Computed(double effect, double standardError, IntervalBody interval, double pValue, double degreesOfFreedom)
            implements EffectBody {}

    @Schema(name = "NotComputable")
    record NotComputable(String notComputable) implements EffectBody {}

    @Schema(name = "Interval")
    record IntervalBody(double lower, double upper) {}
}
