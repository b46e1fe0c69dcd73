package dev.guidon.evaluation.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdError;
import dev.guidon.engine.flagd.FractionalGeneration;
import dev.guidon.evaluation.decide.FlagdFlags;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FlagStoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    private final FlagStore store = new FlagStore(List.of("low", "high"), CLOCK, FractionalGeneration.SECOND);

    private enum Nobody implements ListedSubject {
        NOBODY;

        @Override
        public @Nullable Object attribute(AttributePath path) {
            return null;
        }

        @Override
        public Map<String, Value> attributes() {
            return Map.of();
        }
    }

    private static String document(String set, String value, String... keys) {
        List<String> flags = new ArrayList<>();
        for (String key : keys) {
            flags.add("\"%s\": {\"state\": \"ENABLED\", \"variants\": {\"v\": \"%s\"}, \"defaultVariant\": \"v\"}"
                    .formatted(key, value));
        }
        String metadata = set.isEmpty() ? "{}" : "{\"flagSetId\": \"" + set + "\"}";
        return "{\"metadata\": " + metadata + ", \"flags\": {" + String.join(",", flags) + "}}";
    }

    private FlagdFlags select(String selector) {
        return store.open(Optional.empty(), Optional.of(selector));
    }

    private static String value(FlagdFlags flags, String key) {
        return flags.decide(key, Nobody.NOBODY)
                        instanceof FlagdDecision.Served(var _, var _, Value.Text(var text), var _, var _)
                ? text
                : "none";
    }

    @Test
    void theLaterSourceDecidesAndTheEarlierComesBackWithoutIt() {
        store.put(0, document("", "low", "both", "only"));
        store.put(1, document("", "high", "both"));
        assertThat(value(select(""), "both")).isEqualTo("high");
        assertThat(value(select(""), "only")).isEqualTo("low");
        assertThat(value(select("source=low"), "both")).isEqualTo("none");

        store.put(1, document("", "high"));

        assertThat(value(select(""), "both")).isEqualTo("low");
    }

    @Test
    void aFlagOfAnotherSetIsAnotherFlag() {
        store.put(0, document("blue", "blue", "key"));
        store.put(1, document("red", "red", "key"));

        assertThat(value(select("flagSetId=blue"), "key")).isEqualTo("blue");
        assertThat(value(select("flagSetId=red"), "key")).isEqualTo("red");
        assertThat(value(select("low"), "key")).isEqualTo("blue");
        assertThat(value(select("flagSetId="), "key")).isEqualTo("none");
        assertThat(value(select(""), "key")).isEqualTo("red");
    }

    @Test
    void aListMayHoldOneKeyInSeveralSets() {
        store.put(0, """
                {"flags": [
                  {"key": "k", "state": "ENABLED", "variants": {"v": "a"}, "defaultVariant": "v", "metadata": {"flagSetId": "a"}},
                  {"key": "k", "state": "DISABLED", "variants": {"v": "b"}, "defaultVariant": "v", "metadata": {"flagSetId": "b"}}]}
                """);

        assertThat(value(select("flagSetId=a"), "k")).isEqualTo("a");
        assertThat(select("flagSetId=b").decide("k", Nobody.NOBODY)).isInstanceOf(FlagdDecision.CallersDefault.class);
    }

    @Test
    void aRefusedDocumentLeavesTheLastOne() {
        store.put(0, document("", "good", "key"));

        assertThatIllegalArgumentException().isThrownBy(() -> store.put(0, "{\"flags\": {"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.put(
                        0,
                        "{\"flags\": {\"key\": {\"state\": \"ENABLED\","
                                + " \"variants\": {\"v\": 1}, \"defaultVariant\": \"w\"}}}"));

        assertThat(value(select(""), "key")).isEqualTo("good");
    }

    @Test
    void itIsLoadedWhenEverySourceHasGivenSomething() {
        assertThat(store.loaded()).isFalse();
        store.put(0, document("", "low", "key"));
        assertThat(store.loaded()).isFalse();
        store.put(1, document("", "high"));
        assertThat(store.loaded()).isTrue();
    }

    @Test
    void changesAreThoseWithinTheSelection() {
        store.put(0, document("", "1", "a", "b"));
        store.put(1, document("red", "1", "c"));
        FlagdFlags before = select("low");
        FlagdFlags red = select("flagSetId=red");

        store.put(0, document("", "2", "a", "d"));

        assertThat(before.now().changesSince(before))
                .extracting(FlagChange::flagKey, FlagChange::kind)
                .containsExactlyInAnyOrder(
                        tuple("a", FlagChange.Kind.CHANGED),
                        tuple("b", FlagChange.Kind.REMOVED),
                        tuple("d", FlagChange.Kind.ADDED));
        assertThat(red.now().changesSince(red)).isEmpty();
    }

    @Test
    void theSameDocumentAgainChangesNothing() {
        store.put(0, document("", "1", "a"));
        FlagdFlags before = select("");
        String mark = before.mark();

        store.put(0, document("", "1", "a"));

        assertThat(before.now().changesSince(before)).isEmpty();
        assertThat(before.now().mark()).isEqualTo(mark);
    }

    @Test
    void listenersAreToldWhenAnswersAreNewAlready() {
        List<String> seen = new ArrayList<>();
        store.listen(_ -> seen.add(value(select(""), "a")));

        store.put(0, document("", "1", "a"));

        assertThat(seen).containsExactly("1");
    }

    @Test
    void aWrittenDocumentDecidesAsTheFlagsItIsOf() {
        store.put(0, """
                {"metadata": {"team": "web"},
                 "$evaluators": {"swiss": {"==": [{"var": "country"}, "CH"]}},
                 "flags": {"f": {"state": "ENABLED", "variants": {"a": 1.0, "b": 2}, "defaultVariant": "a",
                                 "targeting": {"if": [{"$ref": "swiss"}, "b", null]}}}}
                """);
        FlagStore copy = new FlagStore(List.of("copy"), CLOCK, FractionalGeneration.SECOND);

        copy.put(0, select("").document());

        assertThat(copy.open(Optional.empty(), Optional.empty()).decide("f", Nobody.NOBODY))
                .isEqualTo(select("").decide("f", Nobody.NOBODY));
        assertThat(select("").document()).contains("\"source\":\"low\"").doesNotContain("$ref");
    }

    @Test
    void anUnknownFlagSaysBackWhatWasSelected() {
        assertThat(select("flagSetId=x").decide("gone", Nobody.NOBODY))
                .isEqualTo(new FlagdDecision.Failed(
                        "gone", FlagdError.FLAG_NOT_FOUND, Map.of("flagSetId", new Value.Text("x"))));
    }

    @Test
    void answersThatDependOnTheTimeHaveAMarkThatDoes() {
        long[] now = {1_000};
        FlagStore timed = new FlagStore(List.of("s"), () -> Instant.ofEpochSecond(now[0]), FractionalGeneration.SECOND);
        timed.put(0, """
                {"flags": {"f": {"state": "ENABLED", "variants": {"a": true}, "defaultVariant": "a",
                                 "targeting": {"if": [{">": [{"var": "$flagd.timestamp"}, 1500]}, "a", null]}}}}
                """);
        FlagdFlags flags = timed.open(Optional.empty(), Optional.empty());
        String before = flags.mark();

        now[0] = 2_000;

        assertThat(flags.mark()).isNotEqualTo(before);
    }
}
