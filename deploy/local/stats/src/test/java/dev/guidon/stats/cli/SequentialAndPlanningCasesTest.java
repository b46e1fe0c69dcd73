package dev.guidon.stats.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/// Methods that no reference case covers, and inputs from which they can compute nothing.
final class SequentialAndPlanningCasesTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final CaseRunner runner = new CaseRunner(Methods.all());

    @Test
    void theLargestEValuesAreDiscoveries() {
        JsonNode answer = answer("e_bh", "{\"eValues\": [100, 3, 50, 0.1, 22]}", "{\"alpha\": 0.1}");

        assertThat(answer.get("rejected").toString()).isEqualTo("[true,false,true,false,true]");
    }

    @Test
    void theBrokenSegmentIsBlamedFirst() {
        JsonNode answer = answer("srm_blame", """
                {"weights": [0.5, 0.5], "segments": [
                  {"dimension": "browser", "level": "firefox", "observed": [5000, 5010]},
                  {"dimension": "browser", "level": "safari", "observed": [3000, 2500]}]}""", "{}");

        assertThat(answer.at("/suspects/0/level").textValue()).isEqualTo("safari");
        assertThat(answer.at("/suspects/0/blamed").booleanValue()).isTrue();
        assertThat(answer.at("/suspects/1/blamed").booleanValue()).isFalse();
    }

    @Test
    void anArmThatIsPromisedNothingIsToldApart() {
        JsonNode answer = answer(
                "sequential_srm_dirichlet",
                "{\"counts\": [[20, 17, 1], [18, 21, 0]], \"nullProbabilities\": [0.5, 0.5, 0]}",
                "{}");

        assertThat(answer.get("strayUnits").longValue()).isEqualTo(1);
        assertThat(answer.at("/pValue/1").doubleValue()).isBetween(0.5, 1.0);
    }

    @Test
    void aGammaMixtureWithHardlyAnyTailIsTheNormalOne() {
        assertThat(answer("gamma_exponential_mixture_bound", "{\"v\": 100}", "{\"vOpt\": 100, \"c\": 1e-3}")
                        .get("bound")
                        .doubleValue())
                .isCloseTo(
                        answer("normal_mixture_bound", "{\"v\": 100}", "{\"vOpt\": 100, \"sides\": 1}")
                                .get("bound")
                                .doubleValue(),
                        within(0.05));
    }

    @Test
    void aPlanThatCannotBeMadeIsNullWithItsReason() {
        JsonNode power =
                answer("power", "{\"mean\": 0, \"variance\": 1, \"n\": 10, \"variations\": 2}", "{\"effect\": 0.1}");
        JsonNode effect =
                answer("mde", "{\"mean\": 10, \"variance\": 3910, \"n\": 40, \"variations\": 2}", "{\"power\": 0.8}");

        assertThat(power.get("power").isNull()).isTrue();
        assertThat(power.get("reason").textValue()).isEqualTo("zero_baseline");
        assertThat(effect.get("mde").isNull()).isTrue();
        assertThat(effect.get("reason").textValue()).isEqualTo("too_few_units");
    }

    @Test
    void withoutUnitsASequenceHasNoAnswer() {
        JsonNode answer =
                answer("sequential_howard_normal_mixture", "{\"estimate\": 0, \"standardError\": 1, \"n\": 0}", "{}");

        assertThat(answer.get("errorCode").textValue()).isEqualTo("NO_UNITS");
        assertThat(answer("quantile_ab_anytime_p", "{\"armA\": [], \"armB\": [1], \"quantile\": 0.5}", "{\"tOpt\": 9}")
                        .get("errorCode")
                        .textValue())
                .isEqualTo("NO_UNITS");
    }

    @Test
    void aLookBeyondThePlanHasNoBoundary() {
        JsonNode answer =
                answer("group_sequential_power_spending", "{\"informationFractions\": [1, 1.2]}", "{\"alpha\": 0.05}");

        assertThat(answer.at("/bounds/0").doubleValue()).isCloseTo(1.959963984540054, within(1e-9));
        assertThat(answer.at("/bounds/1").isNull()).isTrue();
    }

    @Test
    void aFieldThatIsWrongIsNamed() {
        JsonNode line = line("mde", "{\"mean\": \"ten\", \"n\": 40}", "{}");

        assertThat(line.at("/error/code").textValue()).isEqualTo("invalid_case");
        assertThat(line.at("/error/message").textValue()).contains("case.inputs.mean");
    }

    private JsonNode answer(String method, String inputs, String parameters) {
        JsonNode line = line(method, inputs, parameters);
        assertThat(line.has("actual")).as(line.toString()).isTrue();
        return line.get("actual");
    }

    private JsonNode line(String method, String inputs, String parameters) {
        try {
            return runner.run(mapper.readTree("{\"id\": 1, \"method\": \"%s\", \"inputs\": %s, \"parameters\": %s}"
                    .formatted(method, inputs, parameters)));
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
