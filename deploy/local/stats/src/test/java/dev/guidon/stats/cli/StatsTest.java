package dev.guidon.stats.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatsTest {
    private static final String GOOD = """
            {"id": "good", "method": "statistic_mean_from_stream", "inputs": {"values": [1, 2, 3]}, "parameters": {}}\
            """;
    private static final String UNKNOWN = "{\"id\": \"odd\", \"method\": \"astrology\", \"inputs\": {}}";
    private static final String WRONG =
            "{\"id\": 7, \"method\": \"statistic_mean_from_stream\", \"inputs\": {\"values\": [1, \"two\"]}}";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void aCaseHasItsAnswerOnItsOwnLine() throws IOException {
        int status = run(GOOD);

        assertThat(lines())
                .map(JsonNode::toString)
                .containsExactly("{\"id\":\"good\",\"actual\":{\"mean\":2.0,\"variance\":1.0}}");
        assertThat(status).isEqualTo(Stats.ANSWERED);
    }

    @Test
    void anArrayOfCasesIsAnsweredLikeLines() throws IOException {
        int status = run(" [" + GOOD + ",\n" + GOOD + "]");

        assertThat(lines()).hasSize(2).allMatch(line -> line.at("/actual/mean").doubleValue() == 2);
        assertThat(status).isEqualTo(Stats.ANSWERED);
    }

    @Test
    void aWrongCaseIsAnErrorOnItsLineAndTheRestStillRuns() throws IOException {
        int status = run(String.join("\n", UNKNOWN, "{\"id\": ", WRONG, "", "5", GOOD));

        assertThat(lines())
                .map(line -> line.at("/error/code").asText())
                .containsExactly("unknown_method", "malformed_json", "invalid_case", "invalid_case", "");
        assertThat(lines().get(2).at("/error/message").textValue())
                .isEqualTo("case.inputs.values[1] must be a finite number, but is \"two\"");
        assertThat(lines().get(2).at("/id").intValue()).isEqualTo(7);
        assertThat(status).isEqualTo(Stats.SOME_FAILED);
    }

    @Test
    void anArrayThatBreaksOffAnswersWhatCameBefore() throws IOException {
        int status = run("[" + GOOD + ", {\"id\"");

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1).at("/error/code").textValue()).isEqualTo("malformed_json");
        assertThat(status).isEqualTo(Stats.SOME_FAILED);
    }

    @Test
    void anEndlessLineIsRefusedAndSkipped() throws IOException {
        String endless = "{\"id\": \"" + "x".repeat(CaseReader.LONGEST_LINE) + "\"}";

        run(endless + "\n" + GOOD);

        assertThat(lines().get(0).at("/error/code").textValue()).isEqualTo("case_too_large");
        assertThat(lines().get(1).has("actual")).isTrue();
    }

    @Test
    void noCasesNeedNoAnswers() throws IOException {
        assertThat(run("\n")).isEqualTo(Stats.ANSWERED);
        assertThat(run("[]")).isEqualTo(Stats.ANSWERED);
        assertThat(output.size()).isZero();
    }

    @Test
    void anUnknownOptionShowsWhatThereIs() throws IOException {
        int status = stats().run(List.of("--fast"), new StringReader(""), print());

        assertThat(output.toString(StandardCharsets.UTF_8)).contains("--methods");
        assertThat(status).isEqualTo(Stats.MISUSED);
    }

    private int run(String input) throws IOException {
        return stats().run(List.of(), new StringReader(input), print());
    }

    private static Stats stats() {
        return new Stats(Methods.all());
    }

    private PrintStream print() {
        return new PrintStream(output, true, StandardCharsets.UTF_8);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : output.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
