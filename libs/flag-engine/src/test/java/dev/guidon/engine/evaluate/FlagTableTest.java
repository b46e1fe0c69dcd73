package dev.guidon.engine.evaluate;

import static dev.guidon.engine.evaluate.Flags.flag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FlagTableTest {
    /// These keys have one hash code, so they share a slot whatever the size.
    private static final List<String> COLLIDING = List.of("AaAa", "AaBB", "BBAa", "BBBB");

    record Change(String key, long version) {}

    /// A version of zero takes the flag out.
    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> keys = Arbitraries.oneOf(
                Arbitraries.of(COLLIDING), Arbitraries.integers().between(0, 60).map(number -> "flag-" + number));
        return Combinators.combine(keys, Arbitraries.longs().between(0, 3))
                .as(Change::new)
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 200)
    void aTableHoldsWhatAMapWouldHold(@ForAll("changes") List<Change> changes) {
        Map<String, Long> expected = new HashMap<>();
        FlagTable table = FlagTable.of(List.of());

        for (Change change : changes) {
            FlagTable before = table;
            int sizeBefore = before.keys().size();
            table = change.version() == 0
                    ? table.without(change.key())
                    : table.with(compiled(change.key(), change.version()));
            var _ = change.version() == 0
                    ? expected.remove(change.key())
                    : expected.put(change.key(), change.version());
            assertThat(before.keys()).hasSize(sizeBefore);
        }

        assertThat(table.keys())
                .containsExactlyElementsOf(expected.keySet().stream().sorted().toList());
        for (Map.Entry<String, Long> entry : expected.entrySet()) {
            assertThat(table.get(entry.getKey()))
                    .isNotNull()
                    .extracting(flag -> flag.off().flagVersion())
                    .isEqualTo(entry.getValue());
        }
        assertThat(table.get("never")).isNull();
    }

    @Test
    void ofTwoFlagsWithOneKeyTheLaterCounts() {
        FlagTable table = FlagTable.of(List.of(compiled("f", 1), compiled("f", 2)));

        assertThat(table.get("f")).extracting(flag -> flag.off().flagVersion()).isEqualTo(2L);
    }

    @Test
    void manyFlagsAreFoundAfterOneOfThemChanged() {
        FlagTable table = FlagTable.of(IntStream.range(0, 10_000)
                .mapToObj(number -> compiled("flag-" + number, 1))
                .toList());

        FlagTable changed = table.with(compiled("flag-5000", 2));

        assertThat(IntStream.range(0, 10_000).filter(number -> changed.get("flag-" + number) == null))
                .isEmpty();
        assertThat(changed.get("flag-5000"))
                .extracting(flag -> flag.off().flagVersion())
                .isEqualTo(2L);
        assertThat(table.get("flag-5000"))
                .extracting(flag -> flag.off().flagVersion())
                .isEqualTo(1L);
    }

    private static CompiledFlag compiled(String key, long version) {
        Flag flag = flag(key).build();
        FlagConfiguration first = flag.configuration();
        return FlagCompiler.compile(
                new Flag(
                        key,
                        flag.type(),
                        flag.variants(),
                        false,
                        new FlagConfiguration(
                                version, true, "off", List.of(), List.of(), List.of(), first.defaultServe())),
                SegmentTable.EMPTY,
                InstantSource.system());
    }
}
