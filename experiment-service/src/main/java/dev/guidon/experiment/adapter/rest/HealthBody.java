package dev.guidon.experiment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.experiment.results.ExpectedShares;
import dev.guidon.experiment.results.Results;
import dev.guidon.stats.SampleRatioCheck;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether the numbers can be trusted.
@Schema(name = "Health")
record HealthBody(SampleRatioBody sampleRatio, long multipleExposures) {

    static HealthBody of(Results results) {
        return new HealthBody(
                SampleRatioBody.of(
                        results.health().expectedShares(), results.health().sampleRatio()),
                results.health().multipleExposures());
    }

    /// @param expectedFrom `flag`, `equal`, or `unknown` when the flag could not be read
    /// @param expectedShares weights by variant, as the flag has them
    @Schema(name = "SampleRatio")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SampleRatioBody(
            String expectedFrom,
            Optional<Map<String, Integer>> expectedShares,
            Optional<Double> pValue,
            Optional<Double> chiSquare,
            Optional<Integer> degreesOfFreedom,
            Optional<Double> largestDeviation,
            Optional<Long> strayUnits,
            Optional<String> notComputable) {

        static SampleRatioBody of(ExpectedShares expected, Optional<SampleRatioCheck> check) {
            return check.map(done -> of(expected, done))
                    .orElseGet(() -> notComputable(expected, "expected_shares_unknown"));
        }

        private static SampleRatioBody of(ExpectedShares expected, SampleRatioCheck check) {
            return switch (check) {
                case SampleRatioCheck.Tested tested -> tested(expected, tested);
                case SampleRatioCheck.NotComputable(var reason) -> notComputable(expected, reason.code());
            };
        }

        private static SampleRatioBody tested(ExpectedShares expected, SampleRatioCheck.Tested tested) {
            return new SampleRatioBody(
                    source(expected),
                    shares(expected),
                    Optional.of(tested.pValue()),
                    Optional.of(tested.chiSquare()),
                    Optional.of(tested.degreesOfFreedom()),
                    Optional.of(tested.largestDeviation()),
                    Optional.of(tested.strayUnits()),
                    Optional.empty());
        }

        private static SampleRatioBody notComputable(ExpectedShares expected, String reason) {
            return new SampleRatioBody(
                    source(expected),
                    shares(expected),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(reason));
        }

        private static String source(ExpectedShares expected) {
            return switch (expected) {
                case ExpectedShares.OfFlag _ -> "flag";
                case ExpectedShares.Equal() -> "equal";
                case ExpectedShares.Unknown() -> "unknown";
            };
        }

        private static Optional<Map<String, Integer>> shares(ExpectedShares expected) {
            return expected instanceof ExpectedShares.OfFlag(var weights)
                    ? Optional.of(new TreeMap<>(weights))
                    : Optional.empty();
        }
    }
}
