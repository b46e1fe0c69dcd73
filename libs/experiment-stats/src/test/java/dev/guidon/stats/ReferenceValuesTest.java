package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.Estimate.NotComputable;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of `reference-values.json`, within the tolerance that the case itself states. Numbers that its source
/// printed are checked as well, within the precision of the print.
final class ReferenceValuesTest {

    @TestFactory
    Stream<DynamicTest> agreesWith() throws IOException {
        try (InputStream json = getClass().getResourceAsStream("reference-values.json")) {
            JsonNode cases =
                    new ObjectMapper().readTree(Objects.requireNonNull(json)).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(item -> DynamicTest.dynamicTest(item.get("id").textValue(), () -> check(item)));
        }
    }

    private static void check(JsonNode item) {
        JsonNode actual = compute(item);

        assertAgrees(actual, item.get("expected"), item.get("tolerance"));
        if (item.has("published")) {
            JsonNode published = item.get("published");
            assertAgrees(actual, published.get("values"), published.get("tolerance"));
        }
    }

    private static JsonNode compute(JsonNode item) {
        JsonNode inputs = item.get("inputs");
        String method = item.get("method").textValue();
        return switch (method) {
            case "statistic_mean", "statistic_proportion" -> describe(statistics(inputs));
            case "statistic_mean_from_stream" -> describe(new Mean(streamed(inputs.get("values"))));
            case "merge_sufficient_statistics" -> rawSums(merged(inputs.get("shards")));
            case "welch_t_test", "degenerate_input" -> describe(estimate(inputs, item.get("parameters")));
            case "srm_chi_square" -> describe(sampleRatio(inputs));
            default -> throw new IllegalArgumentException("no such method here: " + method);
        };
    }

    private static MetricStatistics statistics(JsonNode input) {
        long units = input.get("n").longValue();
        return switch (input.get("type").textValue()) {
            case "mean" ->
                new Mean(AnchoredSums.ofRaw(
                        units,
                        input.get("sum").doubleValue(),
                        input.get("sumSquares").doubleValue()));
            case "proportion" -> new Proportion(units, input.get("sum").longValue());
            default -> throw new IllegalArgumentException("no such type here: " + input.get("type"));
        };
    }

    private static AnchoredSums streamed(JsonNode values) {
        AnchoredSums sums = AnchoredSums.empty();
        for (JsonNode value : values) {
            sums = sums.plus(value.doubleValue());
        }
        return sums;
    }

    private static AnchoredSums merged(JsonNode shards) {
        return StreamSupport.stream(shards.spliterator(), false)
                .map(shard -> ((Mean) statistics(shard)).sums())
                .reduce(AnchoredSums.empty(), AnchoredSums::merged);
    }

    private static Estimate estimate(JsonNode inputs, JsonNode parameters) {
        WelchTest test = new WelchTest(parameters.get("alpha").doubleValue());
        MetricStatistics control = statistics(inputs.get("control"));
        MetricStatistics treatment = statistics(inputs.get("treatment"));
        return switch (parameters.get("differenceType").textValue()) {
            case "absolute" -> test.absolute(control, treatment);
            case "relative" -> test.relative(control, treatment);
            default -> throw new IllegalArgumentException("no such difference: " + parameters);
        };
    }

    private static SampleRatioCheck sampleRatio(JsonNode inputs) {
        JsonNode observed = inputs.get("observed");
        JsonNode weights = inputs.get("weights");
        return SampleRatioCheck.of(IntStream.range(0, observed.size())
                .mapToObj(i -> new SampleRatioCheck.Arm(
                        observed.get(i).longValue(), weights.get(i).doubleValue()))
                .toList());
    }

    private static ObjectNode describe(MetricStatistics statistics) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        put(result, "mean", statistics.mean());
        put(result, "variance", statistics.variance());
        return result;
    }

    private static ObjectNode rawSums(AnchoredSums sums) {
        AnchoredSums raw = sums.anchoredAt(0);
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "mean")
                .put("n", raw.units())
                .put("sum", raw.sum().value())
                .put("sumSquares", raw.squares().value());
    }

    private static ObjectNode describe(Estimate estimate) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        switch (estimate) {
            case Effect(var value, var standardError, var degreesOfFreedom, var pValue, var interval) -> {
                result.put("estimate", value).put("standardError", standardError);
                result.put("degreesOfFreedom", degreesOfFreedom).put("pValue", pValue);
                result.putArray("ci").add(interval.lower()).add(interval.upper());
            }
            case NotComputable(var reason) -> result.put("errorCode", referenceCode(reason));
        }
        return result;
    }

    /// The reference has one code for a variance of zero and for sums that would make it negative.
    private static String referenceCode(Estimate.Reason reason) {
        return switch (reason) {
            case ZERO_VARIANCE, CONTRADICTORY_SUMS -> "ZERO_NEGATIVE_VARIANCE";
            case NO_UNITS, TOO_FEW_UNITS, ZERO_BASELINE, ZERO_DENOMINATOR, OUT_OF_RANGE -> reason.name();
        };
    }

    private static ObjectNode describe(SampleRatioCheck check) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        switch (check) {
            case SampleRatioCheck.Tested tested ->
                result.put("chiSquare", tested.chiSquare())
                        .put("degreesOfFreedom", tested.degreesOfFreedom())
                        .put("pValue", tested.pValue());
            case SampleRatioCheck.NotComputable(var reason) -> result.put("errorCode", reason.name());
        }
        return result;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static void assertAgrees(JsonNode actual, JsonNode expected, JsonNode tolerance) {
        if (expected.isNumber()) {
            double exact = expected.doubleValue();
            double allowed =
                    tolerance.get("abs").doubleValue() + tolerance.get("rel").doubleValue() * Math.abs(exact);
            assertThat(actual.doubleValue()).isCloseTo(exact, within(allowed));
            return;
        }
        if (!expected.isContainerNode()) {
            assertThat(actual).isEqualTo(expected);
            return;
        }
        for (int i = 0; i < expected.size() && expected.isArray(); i++) {
            assertAgrees(actual.get(i), expected.get(i), tolerance);
        }
        for (var field : expected.properties()) {
            assertThat(actual.has(field.getKey())).as(field.getKey()).isTrue();
            assertAgrees(actual.get(field.getKey()), field.getValue(), tolerance);
        }
    }
}
