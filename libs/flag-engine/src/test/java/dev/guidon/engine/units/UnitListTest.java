package dev.guidon.engine.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UnitListTest {

    @Property
    void itContainsWhatWasPutInAndNothingElse(
            @ForAll @Size(max = 200) Set<String> members, @ForAll @Size(max = 50) Set<String> others) {
        UnitList list = UnitLists.of(members);

        assertThat(members).allMatch(list::contains);
        assertThat(others).allMatch(unit -> list.contains(unit) == members.contains(unit));
    }

    @Test
    void aListOfManyBlocksContainsWhatWasPutIn() {
        Set<String> members =
                IntStream.range(0, 20_000).mapToObj(i -> "user-" + i).collect(Collectors.toSet());

        UnitList list = UnitLists.of(members);

        assertThat(list.size()).isEqualTo(20_000);
        assertThat(members).allMatch(list::contains);
        assertThat(IntStream.range(20_000, 40_000).mapToObj(i -> "user-" + i)).noneMatch(list::contains);
    }

    @Test
    void aBlockHoldsAboutTwoThousandUnits() {
        assertThat(UnitList.bitsFor(0)).isZero();
        assertThat(UnitList.bitsFor(2_048)).isZero();
        assertThat(UnitList.bitsFor(2_049)).isEqualTo(1);
        assertThat(UnitList.bitsFor(500_000)).isEqualTo(8);
        assertThat(UnitList.bitsFor(Long.MAX_VALUE / 4)).isEqualTo(16);
    }

    @Test
    void anEmptyListContainsNobody() {
        assertThat(UnitLists.of(Set.of()).contains("")).isFalse();
    }

    @Test
    void blocksComeInPowersOfTwo() {
        List<long[]> three = List.of(new long[0], new long[0], new long[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> UnitList.of(UnitLists.HASH, three));
        assertThatIllegalArgumentException().isThrownBy(() -> UnitList.of(UnitLists.HASH, List.of()));
    }
}
