package dev.guidon.flag.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VariantMapTest {

    private static Variant variant(String key, String value) {
        return new Variant(key, new Value.Text(value));
    }

    @Test
    void aVariantIsTheOneWithItsValueBeforeTheOneWithItsKey() {
        VariantMap map = VariantMap.between(
                List.of(variant("a", "1"), variant("b", "2"), variant("c", "3")),
                List.of(variant("b", "1"), variant("x", "2"), variant("c", "9")));

        assertThat(map.keys()).isEqualTo(Map.of("a", "b", "b", "x", "c", "c"));
        assertThat(map.otherValues()).containsExactly("c");
    }

    @Test
    void variantsOfOneValueStayApart() {
        VariantMap map = VariantMap.between(
                List.of(variant("a", "1"), variant("b", "1")), List.of(variant("b", "1"), variant("x", "1")));

        assertThat(map.keys()).isEqualTo(Map.of("a", "x", "b", "b"));
    }

    @Test
    void whatHasNoCounterpartIsMissing() {
        VariantMap map = VariantMap.between(List.of(variant("a", "1")), List.of(variant("b", "2")));

        assertThat(map.of("a")).isEmpty();
    }

    @Property
    void noTwoVariantsBecomeOne(@ForAll("variants") List<Variant> from, @ForAll("variants") List<Variant> to) {
        VariantMap map = VariantMap.between(from, to);

        assertThat(new HashSet<>(map.keys().values())).hasSameSizeAs(map.keys().values());
        assertThat(to.stream().map(Variant::key).toList())
                .containsAll(map.keys().values());
    }

    @Property
    void aFlagIsCalledTheSameAsItself(@ForAll("variants") List<Variant> variants) {
        assertThat(VariantMap.between(variants, variants).isSameFor(variants)).isTrue();
    }

    @Provide
    Arbitrary<List<Variant>> variants() {
        Arbitrary<String> few = Arbitraries.of("a", "b", "c", "d", "e");
        return few.set()
                .ofMinSize(1)
                .flatMap(keys -> few.list().ofSize(keys.size()).map(values -> {
                    List<String> sorted = keys.stream().sorted().toList();
                    return IntStream.range(0, sorted.size())
                            .mapToObj(i -> variant(sorted.get(i), values.get(i)))
                            .toList();
                }));
    }
}
