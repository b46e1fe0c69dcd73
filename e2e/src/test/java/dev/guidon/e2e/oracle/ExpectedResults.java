package dev.guidon.e2e.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.data.Offset;

/// What `GET /api/experiments/{key}/results` has to say: counts exactly, numbers to nine digits.
public record ExpectedResults(BatchPass pass, String control, String treatment, List<Measure> measures) {
    private static final double PRECISION = 1e-9;

    public ExpectedResults {
        measures = List.copyOf(measures);
    }

    public void assertSame(JsonNode results) {
        assertUnits(results);
        for (Measure measure : measures) {
            Sample controls = pass.sample(control, measure);
            Sample treated = pass.sample(treatment, measure);
            assertArm(results, measure, control, controls);
            assertArm(results, measure, treatment, treated);
            assertComparison(arm(results, measure, treatment).path("absolute"), Welch.of(controls, treated));
        }
    }

    /// That every unit is in its arm, whatever it did.
    public void assertUnits(JsonNode results) {
        for (String arm : List.of(control, treatment)) {
            assertThat(named(results.path("arms"), "arm", arm).path("units").asLong())
                    .as("units of %s", arm)
                    .isEqualTo(pass.units(arm));
        }
    }

    private static void assertArm(JsonNode results, Measure measure, String arm, Sample expected) {
        JsonNode answered = arm(results, measure, arm);
        assertThat(answered.path("units").asLong()).isEqualTo(expected.units());
        assertThat(answered.path("mean").asDouble())
                .as("mean of %s in %s", measure.key(), arm)
                .isCloseTo(expected.mean(), near(expected.mean()));
        assertThat(answered.path("variance").asDouble())
                .as("variance of %s in %s", measure.key(), arm)
                .isCloseTo(expected.variance(), near(expected.variance()));
    }

    private static void assertComparison(JsonNode answered, Welch expected) {
        JsonNode interval = answered.path("interval");
        assertThat(answered.path("effect").asDouble()).isCloseTo(expected.effect(), near(expected.effect()));
        assertThat(answered.path("pValue").asDouble()).isCloseTo(expected.pValue(), within(PRECISION));
        assertThat(interval.path("lower").asDouble()).isCloseTo(expected.lower(), near(expected.lower()));
        assertThat(interval.path("upper").asDouble()).isCloseTo(expected.upper(), near(expected.upper()));
    }

    private static Offset<Double> near(double number) {
        return within(PRECISION * Math.max(1, Math.abs(number)));
    }

    private static JsonNode arm(JsonNode results, Measure measure, String arm) {
        return named(named(results.path("metrics"), "metric", measure.key()).path("arms"), "arm", arm);
    }

    private static JsonNode named(JsonNode list, String field, String name) {
        for (JsonNode element : list) {
            if (element.path(field).asText().equals(name)) {
                return element;
            }
        }
        throw new AssertionError("no " + field + " " + name + " in " + list);
    }
}
