package dev.guidon.stats.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The cases of `reference-cases.json`: numbers that the tests of other tools and published tables print, and their
/// full-precision recomputation by an independent implementation. The file states its conventions.
final class ReferenceCases {
    private ReferenceCases() {}

    static Stream<JsonNode> all() {
        try (InputStream json = ReferenceCases.class.getResourceAsStream("reference-cases.json")) {
            JsonNode cases =
                    new ObjectMapper().readTree(Objects.requireNonNull(json)).get("cases");
            return StreamSupport.stream(cases.spliterator(), false);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
