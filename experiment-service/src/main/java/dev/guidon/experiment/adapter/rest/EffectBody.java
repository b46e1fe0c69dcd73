package dev.guidon.experiment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.guidon.experiment.results.Results.Judged;
import dev.guidon.stats.Estimate;
import dev.guidon.stats.Interval;
import dev.guidon.stats.sequential.SequentialEstimate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An effect, or why there is none: the two have no field in common, so nobody takes one for the other.
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
@Schema(name = "Effect")
sealed interface EffectBody {

    static EffectBody of(Judged judged) {
        return switch (judged.planned()) {
            case Estimate.Effect(var value, var error, var degreesOfFreedom, var pValue, var interval) ->
                new Computed(
                        value,
                        error,
                        IntervalBody.of(interval),
                        pValue,
                        degreesOfFreedom,
                        judged.anytime().map(AnytimeBody::of));
            case Estimate.NotComputable(var reason) -> new NotComputable(reason.code());
        };
    }

    /// @param interval and the p-value hold at one look that was planned in advance
    /// @param anytime what holds at every look; absent when it is larger than any double
    @Schema(name = "ComputedEffect")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Computed(
            double effect,
            double standardError,
            IntervalBody interval,
            double pValue,
            double degreesOfFreedom,
            Optional<AnytimeBody> anytime)
            implements EffectBody {}

    /// Of an asymptotic confidence sequence: look as often as you like, stop when you like.
    ///
    /// @param logEValue evidence against no effect; those of independent experiments add up
    @Schema(name = "AnytimeValid")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AnytimeBody(IntervalBody interval, double pValue, Optional<Double> logEValue) {
        static AnytimeBody of(SequentialEstimate.Effect effect) {
            return new AnytimeBody(
                    IntervalBody.of(effect.interval()),
                    effect.pValue(),
                    effect.logEValue().stream().boxed().findFirst());
        }
    }

    @Schema(name = "NotComputable")
    record NotComputable(String notComputable) implements EffectBody {}

    @Schema(name = "Interval")
    record IntervalBody(double lower, double upper) {
        static IntervalBody of(Interval interval) {
            return new IntervalBody(interval.lower(), interval.upper());
        }
    }
}
