package dev.guidon.stats.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.function.Consumer;

/// Reads one JSON object a line, or one array of objects, and hands on the answer to each as soon as it is there.
///
/// Memory is bounded by one case: a longer line is refused and skipped. After a line that is no JSON the next one is
/// read; after an error inside an array nothing can be, so that is the last answer.
record CaseReader(ObjectMapper mapper, CaseRunner runner) {
    static final int LONGEST_LINE = 16 * 1024 * 1024;

    void read(Reader source, Consumer<ObjectNode> answers) throws IOException {
        PushbackReader input = new PushbackReader(source);
        int first = input.read();
        while (first >= 0 && Character.isWhitespace(first)) {
            first = input.read();
        }
        if (first < 0) {
            return;
        }
        input.unread(first);
        if (first == '[') {
            readArray(input, answers);
        } else {
            readLines(input, answers);
        }
    }

    private void readArray(Reader input, Consumer<ObjectNode> answers) throws IOException {
        try (JsonParser parser = mapper.createParser(input)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                answers.accept(runner.run(mapper.readTree(parser)));
            }
        } catch (JsonProcessingException problem) {
            answers.accept(malformed(problem));
        }
    }

    private void readLines(Reader input, Consumer<ObjectNode> answers) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean ended = false;
        boolean tooLong = false;
        while (!ended) {
            int next = input.read();
            ended = next < 0;
            if (!ended && next != '\n') {
                tooLong |= line.length() == LONGEST_LINE;
                if (!tooLong) {
                    line.append((char) next);
                }
                continue;
            }
            if (!line.toString().isBlank()) {
                answers.accept(tooLong ? refused() : answer(line.toString()));
            }
            line.setLength(0);
            tooLong = false;
        }
    }

    private ObjectNode answer(String line) {
        try {
            return runner.run(mapper.readTree(line));
        } catch (JsonProcessingException problem) {
            return malformed(problem);
        }
    }

    private static ObjectNode malformed(JsonProcessingException problem) {
        return CaseRunner.unreadable(new BadCase("malformed_json", problem.getOriginalMessage()));
    }

    private static ObjectNode refused() {
        return CaseRunner.unreadable(
                new BadCase("case_too_large", "a line must not be longer than " + LONGEST_LINE + " characters"));
    }
}
