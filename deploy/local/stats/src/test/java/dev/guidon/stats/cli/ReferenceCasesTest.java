package dev.guidon.stats.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every reference case through the command line's own code, within the tolerance that the case states.
final class ReferenceCasesTest {
    private final CaseRunner runner = new CaseRunner(Methods.all());

    @TestFactory
    Stream<DynamicTest> agreesWith() {
        return ReferenceCases.all()
                .map(item -> DynamicTest.dynamicTest(item.get("id").textValue(), () -> check(item)));
    }

    private void check(JsonNode item) {
        JsonNode line = runner.run(item);

        assertThat(line.has("error")).as(line.toString()).isFalse();
        assertAgrees("actual", line.get("actual"), item.get("expected"), item.get("tolerance"));
        if (item.has("published")) {
            JsonNode published = item.get("published");
            published
                    .get("values")
                    .properties()
                    .forEach(field -> assertPublished(line.get("actual"), field, published.get("tolerance")));
        }
    }

    /// A source may print one end of an interval under a name of its own.
    private static void assertPublished(JsonNode actual, Map.Entry<String, JsonNode> field, JsonNode tolerance) {
        JsonNode computed =
                switch (field.getKey()) {
                    case "ciLower" -> actual.at("/ci/0");
                    case "ciUpper" -> actual.at("/ci/1");
                    default -> actual.get(field.getKey());
                };
        assertAgrees("published." + field.getKey(), computed, field.getValue(), tolerance);
    }

    private static void assertAgrees(String path, JsonNode actual, JsonNode expected, JsonNode tolerance) {
        assertThat(actual).as(path).isNotNull();
        if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(path + " " + actual).isTrue();
            double allowed = tolerance.get("abs").doubleValue()
                    + tolerance.get("rel").doubleValue() * Math.abs(expected.doubleValue());
            assertThat(actual.doubleValue()).as(path).isCloseTo(expected.doubleValue(), within(allowed));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(path).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertAgrees(path + "[" + i + "]", actual.get(i), expected.get(i), tolerance);
            }
        } else if (expected.isObject()) {
            expected.properties()
                    .forEach(field -> assertAgrees(
                            path + "." + field.getKey(), actual.get(field.getKey()), field.getValue(), tolerance));
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }
}
