package dev.guidon.flag.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitLinesTest {
    private static final long MAX_BYTES = 10_000;

    private static List<String> csv(String text) {
        return read(new CsvUnits(Optional.empty()), text, 7);
    }

    private static List<String> ndjson(String text) {
        return read(new NdjsonUnits(new ObjectMapper()), text, 7);
    }

    /// Hands the text over in parts of so many bytes.
    private static List<String> read(UnitFormat format, String text, int partLength) {
        UnitLines lines = new UnitLines(format, MAX_BYTES);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> units = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += partLength) {
            units.addAll(lines.read(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + partLength))));
        }
        units.addAll(lines.finish());
        return units;
    }

    private static Failure failureOf(Runnable reading) {
        return catchThrowableOfType(FailureException.class, reading::run).failure();
    }

    private static void assertWrong(Runnable reading, int line) {
        assertThat(failureOf(reading)).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
            assertThat(invalid.violations().getFirst().field()).isEqualTo("line " + line);
            assertThat(invalid.violations().getFirst().message()).doesNotContain("anna");
        });
    }

    @Property
    void unitsAreTheSameHoweverTheyArrive(@ForAll @IntRange(min = 1, max = 40) int partLength) {
        assertThat(read(new CsvUnits(Optional.empty()), "anna\nzoë,x\r\n\n\"a,\"\"b\"\"\",y\nlast", partLength))
                .containsExactly("anna", "zoë", "a,\"b\"", "last");
    }

    @Test
    void aNamedColumnHoldsTheUnits() {
        assertThat(read(new CsvUnits(Optional.of("id")), "name,id\nAnna,1\nBert,2\n", 5))
                .containsExactly("1", "2");
    }

    @Test
    void aHeaderMustHaveTheColumnAndEachLineAValueForIt() {
        assertWrong(() -> read(new CsvUnits(Optional.of("id")), "name\nanna\n", 5), 1);
        assertWrong(() -> read(new CsvUnits(Optional.of("id")), "name,id\nx,1\nanna\n", 5), 3);
    }

    @Test
    void aJsonLineIsAUnitOrAnObjectThatHasOne() {
        assertThat(ndjson("\"anna\"\n{\"unit\": \"bert\", \"since\": 7}\n")).containsExactly("anna", "bert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{\"id\": \"anna\"}", "{\"unit\": 7}", "[\"anna\"]", "anna", "\"\"", "\"a\\u0000b\""})
    void aJsonLineThatNamesNoUnitIsNamed(String line) {
        assertWrong(() -> ndjson("\"x\"\n" + line + "\n"), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"anna", "\"anna\"x", "\"\"", ",anna"})
    void aCsvLineThatNamesNoUnitIsNamed(String line) {
        assertWrong(() -> csv("x\n\n" + line), 3);
    }

    @Test
    void aUnitHasAtMostTwoHundredCharacters() {
        assertThat(csv("a".repeat(200))).hasSize(1);
        assertWrong(() -> csv("a".repeat(201)), 1);
    }

    @Test
    void aLineWithoutAnEndIsNotKept() {
        assertWrong(() -> csv("x\n" + "a".repeat(9_000)), 2);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        UnitLines lines = new UnitLines(new CsvUnits(Optional.empty()), MAX_BYTES);

        assertWrong(() -> lines.read(new byte[] {'a', (byte) 0xC3, '\n'}), 1);
    }

    @Test
    void aStreamThatIsTooLongIsRefusedWhetherItsLengthWasAnnouncedOrNot() {
        assertThat(failureOf(() -> csv("x\n".repeat(5_001)))).isEqualTo(new Failure.TooLarge(MAX_BYTES));
    }
}
