package dev.guidon.flag.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlDocumentTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("trees") JsonNode tree) {
        JsonNode whole = JSON.objectNode().set("tree", tree);

        assertThat(YamlDocument.read(YamlText.of(whole)).root()).isEqualTo(whole);
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        Arbitrary<String> words = Arbitraries.of(
                "",
                "NO",
                "on",
                "~",
                "null",
                "1",
                "1.5",
                "- a",
                "é\u0085\u2028𝄞\u007f",
                "a: b",
                "#x",
                "2026-01-01",
                "=",
                "0x1f",
                "1_0",
                "a b ");
        Arbitrary<String> texts =
                Arbitraries.oneOf(words, Arbitraries.strings().ascii().ofMaxLength(9));
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                texts.map(JSON::textNode),
                Arbitraries.integers().map(JSON::numberNode),
                Arbitraries.longs()
                        .filter(number -> (int) number.longValue() != number)
                        .map(JSON::numberNode),
                Arbitraries.doubles().map(JSON::numberNode),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                Arbitraries.just(JSON.nullNode()));
        return Arbitraries.recursive(() -> scalars, inner -> containers(inner, texts), 0, 3);
    }

    private static Arbitrary<JsonNode> containers(Arbitrary<JsonNode> inner, Arbitrary<String> names) {
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(3).map(elements -> JSON.arrayNode().addAll(elements));
        Arbitrary<JsonNode> objects = Arbitraries.maps(names, inner)
                .ofMaxSize(3)
                .map(fields -> JSON.objectNode().setAll(fields));
        return Arbitraries.oneOf(arrays, objects);
    }

    @ParameterizedTest
    @CsvSource({"NO", "on", "yes", "2026-01-01", "0x1f", "1:30", "012abc", "=", "!"})
    void aWordIsTextWhateverYaml11MadeOfIt(String word) {
        assertThat(YamlDocument.read("a: '" + word + "'").root().path("a").textValue())
                .isEqualTo(word);
        if (!word.equals("!")) {
            assertThat(YamlDocument.read("a: " + word).root().path("a").textValue())
                    .isEqualTo(word);
        }
    }

    @Test
    void linesAreRemembered() {
        YamlDocument document = YamlDocument.read("a: 1\nb:\n  - c\n  - d: 2\n");

        assertThat(document.lines()).containsEntry("/b", 2).containsEntry("/b/1/d", 4);
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> {
                    throw document.located(new FailureException(Failure.Invalid.of("/b/1/missing", "is missing")));
                })
                .satisfies(failed -> assertThat(failed.failure().detail()).endsWith("is missing (line 4)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: [",
                "a: 1\na: 2",
                "a: &x [*x]",
                "? [1]\n: 2",
                "--- 1\n--- 2",
                "a: 1e999",
                "a: *gone",
                "\u0000"
            })
    void whatCannotBeReadIsAFailure(String text) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> YamlDocument.read(text))
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("malformed_yaml"));
    }

    @Test
    void anErrorNamesItsLine() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> YamlDocument.read("a: 1\nb: 2\na: 3\n"))
                .satisfies(failed -> assertThat(failed.failure().detail())
                        .isEqualTo("line 3, column 1: the key 'a' is there twice"));
    }

    @Test
    void aliasesAreWrittenOutWithinBounds() {
        assertThat(YamlDocument.read("a: &x {b: 1}\nc: *x").root().at("/c/b").intValue())
                .isEqualTo(1);
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(i -> "a" + i + ": &a" + i + " ["
                                + String.join(
                                        ", ",
                                        List.of(("*a" + (i - 1) + " ")
                                                .repeat(10)
                                                .split(" "))) + "]")
                        .collect(Collectors.joining("\n"));

        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> YamlDocument.read(bomb));
    }

    @Test
    void noTagMakesAnObject() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> YamlDocument.read("a: !!java.lang.ProcessBuilder [calc]"))
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("malformed_yaml"));
    }
}
