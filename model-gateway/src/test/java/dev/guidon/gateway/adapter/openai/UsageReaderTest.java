package dev.guidon.gateway.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.gateway.record.Usage;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTest {
    private static final Usage SEVEN_AND_THREE = new Usage(OptionalLong.of(7), OptionalLong.of(3));
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":7,\"details\":{\"completion_tokens\":9},\"completion_tokens\":3}";

    @ParameterizedTest
    @ValueSource(strings = {"{%s}", "{\"choices\":[{\"usage\":{\"prompt_tokens\":1}}],%s,\"x\":1}", "{%s"})
    void anAnswersUsageStandsAtItsTop(String answer) {
        assertThat(ofAnswer(answer.formatted(USAGE))).isEqualTo(SEVEN_AND_THREE);
    }

    @Test
    void oneCountMayBeMissing() {
        assertThat(ofAnswer("{\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}"))
                .isEqualTo(new Usage(OptionalLong.of(7), OptionalLong.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"usage\":null}",
                "{\"usage\":7}",
                "{\"choices\":[{",
                "{\"usage\":{\"prompt_tokens\":\"7\",\"completion_tokens\":0.5}}",
                "{\"usage\":{\"prompt_tokens\":99999999999999999999}}"
            })
    void whatIsNoUsageIsUnknown(String answer) {
        assertThat(ofAnswer(answer)).isEqualTo(Usage.UNKNOWN);
    }

    @Test
    void theLastUsageOfAStreamCounts() {
        String stream = "ge\":{\"prompt_tokens\":1}}\n\n"
                + "data: {\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":1}}\n\n"
                + "data: {\"choices\":[]," + USAGE + "}\r\n\r\n"
                + "data: {\"choices\":[],\"usage\":null}\n\n: comment with \"usage\"\n\ndata: [DONE]\n\n";

        assertThat(UsageReader.ofStream(stream.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(SEVEN_AND_THREE);
    }

    @Test
    void aStreamWithoutUsageHasNone() {
        assertThat(UsageReader.ofStream("data: {}\n\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Usage.UNKNOWN);
    }

    private static Usage ofAnswer(String answer) {
        return UsageReader.ofAnswer(answer.getBytes(StandardCharsets.UTF_8));
    }
}
