package dev.guidon.stats.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the reference cases do not reach: settings and methods of our own, and answers that say why there is none.
final class OwnMethodsTest {
    private static final String ARMS = """
            {"control": {"type": "mean_ra", "n": 40, "mainSum": 400, "mainSumSquares": 4100, "covariateSum": 80,
              "covariateSumSquares": 200, "mainCovariateSumProduct": 830},
             "treatment": {"type": "mean_ra", "n": 10, "mainSum": 110, "mainSumSquares": 1260, "covariateSum": 22,
              "covariateSumSquares": 60, "mainCovariateSumProduct": 255}}\
            """;

    private final CaseRunner runner = new CaseRunner(Methods.all());

    /// θ_a = 30/40 and θ_b = 13/11.6, crossed with the shares of the other arm.
    @Test
    void coefficientsWithinArmsAreCrossedByTheArmsShares() throws JsonProcessingException {
        JsonNode pooled = actual("cuped_theta", ARMS, "{}");
        JsonNode within = actual("cuped_theta", ARMS, "{\"adjustment\": \"within-arm\"}");

        assertThat(within.get("theta").doubleValue()).isCloseTo(0.2 * 0.75 + 0.8 * 13 / 11.6, within(1e-12));
        assertThat(pooled.get("theta").doubleValue())
                .isNotCloseTo(within.get("theta").doubleValue(), within(0.01));
    }

    @Test
    void severalCovariatesAreGivenWithTheirProducts() throws JsonProcessingException {
        String arm = """
                {"type": "mean_ra", "n": 4, "mainSum": 10, "mainSumSquares": 30, "covariates": [
                  {"sum": 4, "sumSquares": 6, "mainProduct": 12},
                  {"sum": 2, "sumSquares": 4, "mainProduct": 7, "products": [9, 3]}]}\
                """;
        JsonNode wrong = run("welch_t_test", "{\"control\": " + arm + ", \"treatment\": " + arm + "}", "{}");
        String right = arm.replace("[9, 3]", "[3]");
        JsonNode effect = actual(
                "welch_t_test",
                "{\"control\": " + right + ", \"treatment\": " + right + "}",
                "{\"differenceType\": \"absolute\"}");

        assertThat(wrong.at("/error/message").textValue()).endsWith("covariates[1].products must have 1 elements");
        assertThat(effect.get("estimate").doubleValue()).isZero();
        assertThat(effect.get("theta")).hasSize(2);
    }

    @Test
    void aScaledEffectIsThatOfAllUnitsInADay() throws JsonProcessingException {
        JsonNode absolute = actual("welch_t_test", ARMS, "{\"differenceType\": \"absolute\"}");
        JsonNode scaled = actual("welch_t_test", ARMS, """
                {"differenceType": "scaled", "totalUsers": 50, "trafficPercentage": 0.5, "phaseLengthDays": 10}\
                """);

        assertThat(scaled.get("estimate").doubleValue())
                .isCloseTo(10 * absolute.get("estimate").doubleValue(), within(1e-12));
    }

    @Test
    void anAnalysisThatCannotBeMadeSaysWhyInsteadOfNumbers() throws JsonProcessingException {
        JsonNode answer = actual("two_proportion_z", """
                {"control": {"type": "proportion", "n": 9, "sum": 0}, "treatment": {"type": "proportion", "n": 9, "sum": 3}}\
                """, "{}");

        assertThat(answer.toString())
                .isEqualTo("{\"errorCode\":\"ZERO_NEGATIVE_VARIANCE\",\"reason\":\"zero_variance\"}");
    }

    @Test
    void segmentsAreComparedAndShrunk() throws JsonProcessingException {
        JsonNode answer = actual("heterogeneity", """
                {"segments": [{"estimate": 0, "standardError": 0.1}, {"estimate": 1, "standardError": 0.1}]}\
                """, "{}");
        JsonNode single = actual("heterogeneity", "{\"segments\": [{\"estimate\": 0, \"standardError\": 0.1}]}", "{}");

        assertThat(answer.get("q").doubleValue()).isCloseTo(50, within(1e-9));
        assertThat(answer.at("/shrunk/1/estimate").doubleValue()).isCloseTo(0.99, within(1e-9));
        assertThat(single.get("errorCode").textValue()).isEqualTo("TOO_FEW_SEGMENTS");
    }

    @Test
    void aDecisionNamesItsReasons() throws JsonProcessingException {
        JsonNode answer = actual("decision", """
                {"metrics": [{"metric": "orders", "role": "goal", "ci": [0.01, null]},
                  {"metric": "latency", "role": "guardrail", "ci": [null, -0.2]}]}\
                """, "{\"rule\": \"clear-signals\"}");

        assertThat(answer.toString()).isEqualTo("{\"action\":\"ROLL_BACK\",\"reasons\":[\"latency\"]}");
    }

    @Test
    void everyMethodIsDescribed() throws IOException {
        String reference = Files.readString(Path.of("../../../docs/reference/statistics.md"));

        assertThat(Methods.all().keySet())
                .allSatisfy(name -> assertThat(reference).contains("`" + name + "`"));
    }

    private JsonNode actual(String method, String inputs, String parameters) throws JsonProcessingException {
        JsonNode line = run(method, inputs, parameters);
        assertThat(line.has("actual")).as(line.toString()).isTrue();
        return line.get("actual");
    }

    private JsonNode run(String method, String inputs, String parameters) throws JsonProcessingException {
        return runner.run(new ObjectMapper()
                .readTree("{\"id\": 1, \"method\": \"%s\", \"inputs\": %s, \"parameters\": %s}"
                        .formatted(method, inputs, parameters)));
    }
}
