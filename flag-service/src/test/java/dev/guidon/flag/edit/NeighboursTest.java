package dev.guidon.flag.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private final Neighbours around = new Neighbours(
            Map.of(),
            Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "c", Set.of("d"), "x", Set.of("y"), "y", Set.of("x")));

    @Test
    void theShortestWayIsFound() {
        assertThat(around.path("a", "d")).contains(List.of("a", "c", "d"));
    }

    @Test
    void aFlagIsOnTheWayToItself() {
        assertThat(around.path("a", "a")).contains(List.of("a"));
    }

    @Test
    void thereIsNoWayBackwards() {
        assertThat(around.path("d", "a")).isEmpty();
    }

    @Test
    void aCircleElsewhereEndsTheSearch() {
        assertThat(around.path("x", "a")).isEmpty();
    }
}
