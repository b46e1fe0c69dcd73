package dev.guidon.experiment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.experiment.results.Results;
import dev.guidon.experiment.results.Results.ArmCount;
import dev.guidon.experiment.results.Results.MetricResult;
import dev.guidon.feed.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Results as they are answered.
@Schema(name = "Results")
record ResultsBody(
        ExperimentBody experiment,
        AsOfBody asOf,
        String method,
        double confidenceLevel,
        List<ArmBody> arms,
        List<MetricResultBody> metrics,
        HealthBody health) {
    /// Fixed-horizon: an interval holds the true effect with this confidence at one look that was planned in advance.
    private static final String METHOD = "welch";

    static ResultsBody of(Results results, Environment environment) {
        return new ResultsBody(
                ExperimentBody.of(results.experiment(), environment),
                new AsOfBody(results.watermark(), results.computedAt()),
                METHOD,
                1 - Results.ALPHA,
                results.arms().stream().map(ArmBody::of).toList(),
                results.metrics().stream().map(MetricResultBody::of).toList(),
                HealthBody.of(results));
    }

    /// @param watermark every record up to this time is in the numbers; absent while nothing was measured
    @Schema(name = "AsOf")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AsOfBody(Optional<Instant> watermark, Instant computedAt) {}

    @Schema(name = "ArmCount")
    record ArmBody(String arm, long units, long excluded) {
        static ArmBody of(ArmCount count) {
            return new ArmBody(count.arm(), count.units(), count.excluded());
        }
    }

    @Schema(name = "MetricResult")
    record MetricResultBody(String metric, String kind, List<ArmResultBody> arms) {
        static MetricResultBody of(MetricResult result) {
            return new MetricResultBody(
                    result.metric().key(),
                    result.metric().kind().word(),
                    result.arms().stream().map(ArmResultBody::of).toList());
        }
    }
}
