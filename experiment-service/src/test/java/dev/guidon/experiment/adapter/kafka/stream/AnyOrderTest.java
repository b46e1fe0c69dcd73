package dev.guidon.experiment.adapter.kafka.stream;

import static dev.guidon.experiment.log.Entry.happened;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.experiment.log.Definitions;
import dev.guidon.experiment.log.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class AnyOrderTest {
    private static final ExperimentDefinition CHECKOUT = Definitions.checkout();

    /// Twice each record that `random` picks, all of them shuffled, the definition somewhere among them, and emissions
    /// in between.
    @Property(tries = 300)
    void anyOrderAndRepetitionGivesTheNumbersOfABatchPass(@ForAll("logs") List<Entry> log, @ForAll Random random) {
        List<Entry> delivered = new ArrayList<>(log);
        log.stream().filter(_ -> random.nextInt(3) == 0).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        int definedAt = random.nextInt(delivered.size() + 1);

        try (DrivenTopology topology = new DrivenTopology(Instant.ofEpochMilli(1_000))) {
            topology.pipe(delivered.subList(0, definedAt));
            topology.define(CHECKOUT);
            for (Entry entry : delivered.subList(definedAt, delivered.size())) {
                topology.pipe(entry);
                if (random.nextInt(4) == 0) {
                    topology.tick();
                }
            }
            topology.tick();

            topology.measured(CHECKOUT).equalsBatchPassOver(log);
        }
    }

    @Provide
    Arbitrary<List<Entry>> logs() {
        Arbitrary<String> units = Arbitraries.of("anna", "ben", "carl", "dora", "emil", "fay");
        Arbitrary<Long> times = Arbitraries.longs().between(1, 12);
        Arbitrary<Entry> exposures = Combinators.combine(
                        units, Arbitraries.frequency(weight(5, "on"), weight(5, "off"), weight(1, "x")), times)
                .as(Entry::exposed);
        Arbitrary<Entry> events = Combinators.combine(
                        units,
                        Arbitraries.of("purchase", "review"),
                        Arbitraries.integers().between(0, 1_000_000),
                        times,
                        Arbitraries.doubles().between(-1_000, 1_000))
                .as((unit, name, id, at, value) -> happened(unit, name, "e" + id, at, value));
        return Arbitraries.oneOf(exposures, events).list().ofMaxSize(40);
    }

    private static <T> Tuple.Tuple2<Integer, T> weight(int weight, T value) {
        return Tuple.of(weight, value);
    }
}
