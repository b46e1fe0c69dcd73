package dev.guidon.flag.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.insight.BlastRadius.Move;
import dev.guidon.flag.insight.SampledEvaluation.Answer;
import dev.guidon.flag.insight.SampledEvaluation.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ImpactTest {

    /// Serves `off`, and `on` to the first subjects.
    private static Ruleset onFor(int subjects) {
        Set<String> units = IntStream.range(0, subjects).mapToObj(i -> "u" + i).collect(Collectors.toSet());
        return Ruleset.compile(
                1,
                List.of(new Flag(
                        "f",
                        FlagType.BOOLEAN,
                        List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false))),
                        false,
                        new FlagConfiguration(
                                1,
                                true,
                                "off",
                                List.of(),
                                List.of(new Target("on", "targetingKey", units)),
                                List.of(),
                                new Serve.OneVariant("off")))));
    }

    private static SampledEvaluation sample(int subject, long standsFor) {
        String key = "u" + subject;
        return new SampledEvaluation(
                key,
                new Place("env", "f"),
                new Answer("off", "DEFAULT", "", 1),
                Instant.EPOCH,
                key,
                new ValueSubject(Map.of("targetingKey", new Value.Text(key))),
                standsFor);
    }

    private static BlastRadius radius(int subjects, int touched) {
        Impact impact = new Impact(onFor(0), onFor(touched), "f");
        IntStream.range(0, subjects).forEach(subject -> impact.add(sample(subject, 1)));
        return impact.radius();
    }

    /// Reference: Wilson's interval for 10 of 100 and for 0 of 100, as statsmodels' `proportion_confint` gives it.
    @Test
    void theIntervalIsWilsons() {
        BlastRadius some = radius(100, 10);
        BlastRadius none = radius(100, 0);

        assertThat(some.share()).isEqualTo(0.1);
        assertThat(some.low()).isCloseTo(0.05522914, within(1e-7));
        assertThat(some.high()).isCloseTo(0.17436566, within(1e-7));
        assertThat(none.low()).isCloseTo(0, within(1e-12));
        assertThat(none.high()).isCloseTo(0.03699349, within(1e-7));
        assertThat(some.tooSmall()).isFalse();
    }

    @Test
    void evaluationsWeighAndUnequalWeightsSayLess() {
        Impact impact = new Impact(onFor(0), onFor(1), "f");
        impact.add(sample(0, 900));
        IntStream.range(1, 101).forEach(subject -> impact.add(sample(subject, 1)));
        BlastRadius radius = impact.radius();

        assertThat(radius.share()).isEqualTo(0.9);
        assertThat(radius.tooSmall()).isTrue();
        assertThat(radius.moves()).containsExactly(new Move("off", "on", 1, 0.9));
        assertThat(radius.high() - radius.low()).isGreaterThan(0.5);
    }

    @Test
    void movesAreToldPairByPairLargestFirst() {
        Impact impact = new Impact(onFor(2), onFor(5), "f");
        IntStream.range(0, 5).forEach(subject -> impact.add(sample(subject, 1)));
        Impact back = new Impact(onFor(5), onFor(0), "f");
        IntStream.range(0, 5).forEach(subject -> back.add(sample(subject, 1)));

        assertThat(impact.radius().moves()).containsExactly(new Move("off", "on", 3, 0.6));
        assertThat(back.radius().moves()).containsExactly(new Move("on", "off", 5, 1));
    }

    @Test
    void nobodyIsNoCertainty() {
        assertThat(radius(0, 0)).isEqualTo(new BlastRadius(0, 0, 0, 1, true, List.of()));
    }
}
