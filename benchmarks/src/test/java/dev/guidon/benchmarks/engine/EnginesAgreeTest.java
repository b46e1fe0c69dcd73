package dev.guidon.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.benchmarks.flag.Person;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A comparison is fair when everybody computes the same answers.
class EnginesAgreeTest {
    private static final Person NOBODY = Person.whoMeetsNoRule("user-1");
    private static final Map<Person, String> DECIDED_BY_A_RULE = Map.ofEntries(
            Map.entry(NOBODY.withEmail("ada@guidon.example"), "staff"),
            Map.entry(NOBODY.withCountry("LI"), "alps"),
            Map.entry(NOBODY.withSeats(100), "bulk"),
            Map.entry(NOBODY.withAppVersion("1.9.9"), "legacy"),
            Map.entry(NOBODY.withAppVersion("2.0.0-rc.1"), "legacy"),
            Map.entry(NOBODY.withDevice("tablet-3"), "tablet"),
            Map.entry(NOBODY.withDevice("tablet-3").withCountry("CH"), "alps"),
            Map.entry(NOBODY.withDevice("tablet-3").withAppVersion("1.0.0"), "legacy"));
    private static final int PEOPLE = 4_000;

    @Test
    void guidonServesTheFirstRuleThatMatchesAndSplitsTheRest() {
        answersAreRight(new GuidonEngine());
    }

    @Test
    void flagdServesTheFirstRuleThatMatchesAndSplitsTheRest() {
        answersAreRight(new FlagdEngine());
    }

    @Test
    void launchDarklyServesTheFirstRuleThatMatchesAndSplitsTheRest() {
        answersAreRight(new LaunchDarklyEngine());
    }

    private static <S> void answersAreRight(Engine<S> engine) {
        try (engine) {
            DECIDED_BY_A_RULE.forEach((person, variant) -> assertThat(engine.decide(engine.subject(person)))
                    .as("%s", person)
                    .isEqualTo(variant));
            assertThat(shareOf("a", engine)).isBetween(0.46, 0.54);
            assertThat(shareOf("b", engine)).isBetween(0.46, 0.54);
        }
    }

    /// Each engine hashes in its own way, so the halves are as large but not the same people. With 4,000 people, 0.04
    /// is five standard errors.
    private static <S> double shareOf(String variant, Engine<S> engine) {
        return IntStream.range(0, PEOPLE)
                        .mapToObj(number -> Person.whoMeetsNoRule("user-" + number))
                        .filter(person -> engine.decide(engine.subject(person)).equals(variant))
                        .count()
                / (double) PEOPLE;
    }
}
