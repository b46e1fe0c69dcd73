package dev.guidon.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnitHistoryTest {

    @Test
    void theEarliestExposureHoldsAndEveryArmIsKept() {
        UnitHistory history = UnitHistory.empty()
                .met("checkout", "on", at(20))
                .met("checkout", "off", at(10))
                .met("checkout", "on", at(30));

        assertThat(history.exposures())
                .containsOnlyKeys("checkout")
                .containsValue(new FirstExposure(at(10), Set.of("on", "off")));
    }

    @Test
    void whatChangesNothingGivesTheSameHistory() {
        UnitHistory history = UnitHistory.empty().met("checkout", "on", at(20)).did(fact("e1", 30));

        assertThat(history.met("checkout", "on", at(20))).isSameAs(history);
        assertThat(history.met("checkout", "on", at(25))).isSameAs(history);
        assertThat(history.did(fact("e1", 30))).isSameAs(history);
        assertThat(history.did(fact("e1", 40))).isSameAs(history);
    }

    @Test
    void factsStandInTheOrderOfTheirTimeHoweverTheyCome() {
        UnitHistory history =
                UnitHistory.empty().did(fact("c", 30)).did(fact("a", 10)).did(fact("b", 20));

        assertThat(history.facts()).extracting(Fact::id).containsExactly("a", "b", "c");
    }

    @Test
    void ofTwoFactsWithOneIdTheEarlierHolds() {
        UnitHistory history = UnitHistory.empty().did(fact("a", 30)).did(fact("a", 10));

        assertThat(history.facts()).containsExactly(fact("a", 10));
    }

    @Test
    void aFullHistoryKeepsTheEarliestFacts() {
        UnitHistory full = UnitHistory.empty();
        for (int i = 1; i <= UnitHistory.MAX_FACTS; i++) {
            full = full.did(fact("e" + i, 1_000 + i));
        }

        UnitHistory later = full.did(fact("later", 9_999));
        UnitHistory earlier = full.did(fact("earlier", 1));

        assertThat(full.factsDropped()).isZero();
        assertThat(later.facts()).isEqualTo(full.facts());
        assertThat(later.factsDropped()).isEqualTo(1);
        assertThat(earlier.facts()).hasSize(UnitHistory.MAX_FACTS).startsWith(fact("earlier", 1));
        assertThat(earlier.factsDropped()).isEqualTo(1);
    }

    @Test
    void experimentsAndArmsAreBounded() {
        UnitHistory history = UnitHistory.empty();
        for (int i : IntStream.rangeClosed(0, UnitHistory.MAX_EXPERIMENTS).toArray()) {
            history = history.met("experiment" + i, "on", at(10));
        }
        for (int i : IntStream.rangeClosed(0, UnitHistory.MAX_ARMS).toArray()) {
            history = history.met("experiment0", "arm" + i, at(10));
        }

        assertThat(history.exposures()).hasSize(UnitHistory.MAX_EXPERIMENTS);
        assertThat(history.exposures())
                .hasEntrySatisfying("experiment0", met -> assertThat(met.arms()).hasSize(UnitHistory.MAX_ARMS));
    }

    @Test
    void aValueThatSumsCannotHoldIsRefused() {
        for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, -1e98)) {
            assertThatThrownBy(() -> new Fact("purchase", "e", at(1), OptionalDouble.of(value)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Fact fact(String id, long at) {
        return new Fact("purchase", id, at(at), OptionalDouble.of(1));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
