package dev.guidon.experiment.adapter.kafka.stream;

import static dev.guidon.experiment.log.Entry.exposed;
import static dev.guidon.experiment.log.Entry.happened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.contracts.experiments.v1.MetricKind;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.experiment.log.Definitions;
import dev.guidon.experiment.log.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MeasureTopologyTest {
    private static final ExperimentDefinition CHECKOUT = Definitions.checkout();
    private static final Instant START = Instant.ofEpochMilli(1_000);

    private final DrivenTopology topology = new DrivenTopology(START);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void anEventCountsForTheArmThatItsUnitMet() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(exposed("anna", "on", 10), happened("anna", "purchase", "e1", 20, 30.5)));
        topology.tick();

        Measurement measured = topology.measured(CHECKOUT);
        assertThat(measured.tally("on", "").sums().units()).isEqualTo(1);
        assertThat(measured.tally("on", "bought").sums().mean()).hasValue(1);
        assertThat(measured.tally("on", "revenue").sums().mean()).hasValue(30.5);
        assertThat(measured.tally("off", "").sums().units()).isZero();
    }

    @Test
    void aUnitWithoutEventsCountsAsZero() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(
                exposed("anna", "on", 10), exposed("ben", "on", 10), happened("anna", "purchase", "e1", 20, 10)));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "revenue").sums().mean())
                .hasValue(5);
    }

    @Test
    void anEventBeforeTheExposureDoesNotCountAndOneAtItsMomentDoes() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(
                happened("anna", "purchase", "before", 9, 1),
                happened("anna", "purchase", "at", 10, 2),
                exposed("anna", "on", 10)));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "revenue").sums().mean())
                .hasValue(2);
    }

    @Test
    void anEarlierExposureThatArrivesLateLetsEarlierEventsCount() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(exposed("anna", "on", 100), happened("anna", "purchase", "e1", 50, 7)));
        topology.tick();
        assertThat(topology.measured(CHECKOUT).tally("on", "revenue").sums().mean())
                .hasValue(0);

        topology.pipe(exposed("anna", "on", 40));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "revenue").sums().mean())
                .hasValue(7);
        assertThat(topology.measured(CHECKOUT).tally("on", "").sums().units()).isEqualTo(1);
    }

    @Test
    void aSecondArmTakesTheUnitBackOutOfTheFirst() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(exposed("anna", "on", 10), happened("anna", "purchase", "e1", 20, 5)));
        topology.tick();

        topology.pipe(exposed("anna", "off", 30));
        topology.tick();

        Measurement measured = topology.measured(CHECKOUT);
        assertThat(measured.tally("on", "").sums().units()).isZero();
        assertThat(measured.tally("on", "revenue").sums().units()).isZero();
        assertThat(measured.tally("on", "").excluded()).isEqualTo(1);
        assertThat(measured.tally("off", "").excluded()).isEqualTo(1);
        assertThat(measured.tally("", "").excluded()).isEqualTo(1);
    }

    @Test
    void aVariantThatIsNoArmIsNotCounted() {
        topology.define(CHECKOUT);
        topology.pipe(exposed("anna", "somewhere-else", 10));
        topology.tick();

        assertThat(topology.latest()).isEmpty();
    }

    @Test
    void aDefinitionThatComesLastCountsWhatWasBefore() {
        List<Entry> log = List.of(
                exposed("anna", "on", 10), happened("anna", "purchase", "e1", 20, 5), exposed("ben", "off", 10));
        topology.pipe(log);
        assertThat(topology.tick()).isZero();

        topology.define(CHECKOUT);
        topology.tick();

        topology.measured(CHECKOUT).equalsBatchPassOver(log);
    }

    @Test
    void aNewMetricCountsEventsFromBeforeIt() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(exposed("anna", "on", 10), happened("anna", "review", "e1", 20)));
        topology.tick();

        ExperimentDefinition more = CHECKOUT.toBuilder()
                .addMetrics(Definitions.metric("reviewed", MetricKind.METRIC_KIND_CONVERSION, "review"))
                .build();
        topology.define(more);
        topology.tick();

        assertThat(topology.measured(more).tally("on", "reviewed").sums().mean())
                .hasValue(1);
    }

    @Test
    void aDefinitionThatIsTakenAwayTakesItsCountsBack() {
        topology.define(CHECKOUT);
        topology.pipe(exposed("anna", "on", 10));
        topology.tick();

        topology.define("env1/checkout", null);
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "").sums().units()).isZero();
    }

    @Test
    void experimentsOfTheSameNameInOtherEnvironmentsStayApart() {
        ExperimentDefinition elsewhere =
                CHECKOUT.toBuilder().setEnvironmentId("env2").build();
        topology.define(CHECKOUT);
        topology.define(elsewhere);
        topology.pipe(List.of(
                exposed("env1", "checkout", "anna", "on", 10),
                exposed("env2", "checkout", "anna", "off", 10),
                exposed("env2", "checkout", "ben", "off", 10)));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "").sums().units()).isEqualTo(1);
        assertThat(topology.measured(elsewhere).tally("off", "").sums().units()).isEqualTo(2);
        assertThat(topology.measured(elsewhere).tally("on", "").sums().units()).isZero();
    }

    @Test
    void anExperimentOnAnotherUnitAttributeIgnoresTheExposure() {
        topology.define(CHECKOUT.toBuilder().setUnitAttribute("company.id").build());
        topology.pipe(exposed("anna", "on", 10));
        topology.tick();

        assertThat(topology.latest()).isEmpty();
    }

    @Test
    void aRepeatedEventCountsOnceAndItsEarlierTimeHolds() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(
                exposed("anna", "on", 15),
                happened("anna", "purchase", "e1", 20, 5),
                happened("anna", "purchase", "e1", 20, 5),
                happened("anna", "purchase", "e2", 30, 1),
                happened("anna", "purchase", "e2", 10, 1)));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "revenue").sums().mean())
                .hasValue(5);
    }

    @Test
    void onlySumsThatChangedAreSentAndTheirSequenceGrows() {
        topology.define(CHECKOUT);
        topology.pipe(List.of(exposed("anna", "on", 10), exposed("ben", "off", 10)));
        assertThat(topology.tick()).isEqualTo(6);
        assertThat(topology.tick()).isZero();

        topology.pipe(happened("anna", "purchase", "e1", 20, 5));
        assertThat(topology.tick()).isEqualTo(2);

        List<Long> sequences =
                topology.sent().stream().map(Partial::getSequence).toList();
        assertThat(sequences.subList(6, 8)).allMatch(later -> later > sequences.getFirst());
        assertThat(topology.sent().getLast().getWatermark()).isEqualTo(20);
    }

    @Test
    void badRecordsAreSkippedByReasonAndThoseAfterThemCount() {
        topology.define(CHECKOUT);
        byte[] noise = "no message".getBytes(StandardCharsets.UTF_8);
        topology.pipeExposure("env1/targetingKey:anna", noise);
        topology.pipeEvent("env1/targetingKey:anna", noise);
        topology.pipeExposure("env1/targetingKey:anna", null);
        topology.pipeEvent("env1/targetingKey:anna", Event.getDefaultInstance().toByteArray());
        topology.pipe(happened("anna", "purchase", "nan", 20, Double.NaN));
        topology.pipe(happened("anna", "purchase", "huge", 20, 1e300));
        topology.pipeExposure(
                "env1/targetingKey:ben", exposed("anna", "on", 5).bytes().toByteArray());
        topology.define("env1/broken", noise);

        topology.pipe(exposed("anna", "on", 10));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "").sums().units()).isEqualTo(1);
        assertThat(skipped("unreadable")).isEqualTo(2);
        assertThat(skipped("empty")).isEqualTo(1);
        assertThat(skipped("incomplete")).isEqualTo(1);
        assertThat(skipped("out_of_range")).isEqualTo(2);
        assertThat(skipped("wrong_key")).isEqualTo(1);
    }

    @Test
    void aUnitWithTooManyEventsKeepsTheEarliestAndCountsTheRest() {
        topology.define(CHECKOUT);
        topology.pipe(exposed("anna", "on", 1));
        IntStream.rangeClosed(1, 1_010)
                .forEach(i -> topology.pipe(happened("anna", "purchase", "e" + i, 2_000 - i, 1)));
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "revenue").sums().mean())
                .hasValue(1_000);
        assertThat(topology.meters.counter("guidon.stream.facts.dropped").count())
                .isEqualTo(10);
    }

    @Test
    void manyUnitsAreRevisitedInPiecesWhileRecordsGoOn() {
        List<Entry> before = IntStream.range(0, 25)
                .<Entry>mapToObj(i -> exposed("u" + i, i % 3 == 0 ? "on" : "off", 10))
                .toList();
        topology.pipe(before);
        topology.define(CHECKOUT);
        topology.tick();
        assertThat(topology.measured(CHECKOUT).tally("on", "").sums().units()).isLessThan(9);

        topology.pipe(exposed("late", "on", 10));
        topology.tick();
        topology.tick();

        assertThat(topology.measured(CHECKOUT).tally("on", "").sums().units()).isEqualTo(10);
        assertThat(topology.measured(CHECKOUT).tally("off", "").sums().units()).isEqualTo(16);
    }

    private double skipped(String reason) {
        return topology.meters
                .counter("guidon.stream.skipped", "reason", reason)
                .count();
    }
}
