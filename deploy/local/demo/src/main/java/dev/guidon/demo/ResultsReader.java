package dev.guidon.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.demo.BatchPass.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Reads an experiment's results as an analyst would, and lays them beside what the demo knows.
record ResultsReader(Stage stage, Screen screen) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// The results once they hold everything that was acknowledged, as a batch pass says.
    ///
    /// @param metric the one that is compared with `outcomes`
    JsonNode await(String experiment, String metric, List<Outcome> outcomes) {
        long begin = System.nanoTime();
        JsonNode results = read(experiment);
        while (!agree(results, metric, outcomes)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new DemoProblem("after " + PATIENCE.toSeconds() + " s the results of " + experiment
                        + " still differ from a batch pass over the same records: " + results.path("arms"));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            results = read(experiment);
        }
        screen.say(
                "results equal a batch pass over the same records, %.1f s after the last acknowledgement",
                (System.nanoTime() - begin) / 1e9);
        return results;
    }

    private JsonNode read(String experiment) {
        return stage.experiments()
                .get("/api/experiments/" + experiment + "/results")
                .body();
    }

    private static boolean agree(JsonNode results, String metric, List<Outcome> outcomes) {
        for (JsonNode arm : metric(results, metric).path("arms")) {
            BatchPass expected = BatchPass.over(outcomes, arm.path("arm").asText());
            if (!expected.agreesWith(
                    arm.path("units").asLong(), arm.path("mean").asDouble())) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode metric(JsonNode results, String key) {
        for (JsonNode metric : results.path("metrics")) {
            if (metric.path("metric").asText().equals(key)) {
                return metric;
            }
        }
        throw new DemoProblem("the results have no metric " + key);
    }

    /// Two lines for each arm of a metric: the heading is [#HEADING].
    List<String> row(JsonNode results, String metric, String arm, double truth) {
        for (JsonNode one : metric(results, metric).path("arms")) {
            if (one.path("arm").asText().equals(arm)) {
                return row(metric, one, truth);
            }
        }
        throw new DemoProblem("the results have no arm " + arm);
    }

    static final List<String> HEADING =
            List.of("metric", "arm", "units", "mean", "effect", "95 % interval", "p", "truth", "");

    private List<String> row(String metric, JsonNode arm, double truth) {
        JsonNode effect = arm.path("absolute");
        String mean = number(arm.path("mean").asDouble());
        if (effect.isMissingNode()) {
            return List.of(metric, arm.path("arm").asText(), arm.path("units").asText(), mean, "", "", "", "", "");
        }
        if (effect.has("notComputable")) {
            throw new DemoProblem("the effect on " + metric + " cannot be computed: " + effect);
        }
        double lower = effect.path("interval").path("lower").asDouble();
        double upper = effect.path("interval").path("upper").asDouble();
        boolean inside = lower <= truth && truth <= upper;
        return List.of(
                metric,
                arm.path("arm").asText(),
                arm.path("units").asText(),
                mean,
                signed(effect.path("effect").asDouble()),
                "[" + signed(lower) + ", " + signed(upper) + "]",
                String.format(Locale.ROOT, "%.2g", effect.path("pValue").asDouble()),
                signed(truth),
                inside ? screen.good("inside") : screen.bad("outside (happens once in 20)"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
