package dev.guidon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.e2e.client.Evaluation;
import dev.guidon.e2e.client.Evaluations;
import dev.guidon.e2e.client.Place;
import dev.guidon.e2e.oracle.ExpectedResults;
import dev.guidon.e2e.platform.FragilePlatform;
import dev.guidon.e2e.platform.PlatformExtension;
import dev.guidon.e2e.platform.Service;
import dev.guidon.e2e.platform.ServiceProcess;
import dev.guidon.e2e.traffic.ChangeTraffic;
import dev.guidon.e2e.traffic.EvaluationTraffic;
import dev.guidon.e2e.traffic.EventTraffic;
import dev.guidon.e2e.traffic.GatewayTraffic;
import dev.guidon.e2e.traffic.Loops;
import dev.guidon.testkit.OwnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every part dies once with -9 while clients go on. The table of what holds then is section "What holds when things
/// break" of the architecture.
@ExtendWith(PlatformExtension.class)
final class FaultsIT {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int UNITS = 300;
    /// The others buy nothing, so that conversion varies.
    private static final int BUYERS = 200;

    private static final int ENOUGH = 100;
    private static final String SWITCHING = "switching";
    private static final String ROUTE = "assistant";
    private static final String GATEWAY = "model-gateway";
    private static final int OK = 200;

    private final FragilePlatform fragile;
    private final Place place;
    private final CheckoutExperiment experiment;
    private final List<String> units =
            IntStream.range(0, UNITS).mapToObj(i -> "user-" + i).toList();

    /// A part that can be killed and started again.
    private record Part(String name, Runnable kill, Runnable restart) {
        static Part of(String name, ServiceProcess process) {
            return new Part(name, process::kill, process::restart);
        }

        static Part of(String name, OwnServer server) {
            return new Part(name, server::kill, server::restart);
        }
    }

    /// All clients.
    private record Traffic(
            EvaluationTraffic evaluations, EventTraffic events, ChangeTraffic changes, GatewayTraffic gateway) {}

    FaultsIT(FragilePlatform fragile) {
        this.fragile = fragile;
        this.place = Place.create(
                fragile.platform(), "faults-" + UUID.randomUUID().toString().substring(0, 8));
        place.createFlag(ChangeTraffic.document(SWITCHING));
        place.createFlag(Routes.sandbox(ROUTE));
        this.experiment = CheckoutExperiment.begin(place);
    }

    @Test
    void nothingAcknowledgedIsLostAndEvaluationGoesOnWhileEachPartDies() {
        try (Evaluations evaluations = place.evaluations();
                Loops loops = new Loops()) {
            Instant begin = Instant.now();
            Map<String, String> arms = expose(evaluations);
            Traffic traffic = traffic(evaluations);
            start(loops, traffic);

            parts().forEach(part -> breakAndMend(part, evaluations, traffic));

            loops.stop();
            Awaitility.await("every event is acknowledged").atMost(PATIENCE).until(traffic.events()::isDrained);
            assertServed(evaluations, traffic.changes());
            assertCounted(CheckoutExperiment.expected(arms, traffic.events().acknowledged(), begin));
            assertThat(traffic.evaluations().failures())
                    .as("failed evaluations")
                    .isEmpty();
        }
    }

    @Test
    void anInstanceThatStartsWhileRedisIsAwayAnswersFromItsDiskAndSaysSo() {
        try (Evaluations evaluations = place.evaluations()) {
            Evaluation instance = evaluations.addresses().getFirst();
            EvaluateResponse before = instance.evaluate(SWITCHING, "anybody");
            assertThat(before.getStale()).isFalse();
            ServiceProcess process = fragile.platform().process(Service.EVALUATION_SERVICE_1);

            fragile.redis().kill();
            try {
                // Whatever was not written yet is, because the process is asked to end.
                process.stop();
                process.restart();
                EvaluateResponse cold = instance.evaluate(SWITCHING, "anybody");
                assertThat(cold.getStale()).isTrue();
                assertThat(cold.toBuilder().clearStale().build()).isEqualTo(before);
            } finally {
                fragile.redis().restart();
            }

            Awaitility.await("it follows Redis again")
                    .atMost(PATIENCE)
                    .until(() -> !instance.evaluate(SWITCHING, "anybody").getStale());
        }
    }

    /// Exposures may be lost with the process that holds them, so that all units have met the experiment before.
    private Map<String, String> expose(Evaluations evaluations) {
        Map<String, String> arms = new LinkedHashMap<>();
        units.forEach(unit -> arms.put(
                unit, evaluations.evaluate(CheckoutExperiment.FLAG, unit).getVariant()));
        ExpectedResults nobodyBuys = CheckoutExperiment.expected(arms, List.of(), Instant.now());
        Awaitility.await("every unit is exposed")
                .atMost(PATIENCE)
                .untilAsserted(() -> nobodyBuys.assertUnits(experiment.results()));
        return arms;
    }

    private Traffic traffic(Evaluations evaluations) {
        return new Traffic(
                new EvaluationTraffic(evaluations, List.of(CheckoutExperiment.FLAG, SWITCHING), units),
                new EventTraffic(
                        List.of(place.events(Service.EVALUATION_SERVICE_1), place.events(Service.EVALUATION_SERVICE_2)),
                        units.subList(0, BUYERS),
                        CheckoutExperiment.PURCHASE,
                        new Random(7)),
                new ChangeTraffic(place, SWITCHING),
                new GatewayTraffic(place.gateway(), ROUTE));
    }

    private static void start(Loops loops, Traffic traffic) {
        loops.run(traffic.evaluations(), Duration.ofMillis(5));
        loops.run(traffic.events(), Duration.ofMillis(20));
        loops.run(traffic.changes(), Duration.ofMillis(100));
        loops.run(traffic.gateway(), Duration.ofMillis(50));
    }

    private List<Part> parts() {
        return List.of(
                Part.of("experiment-service", fragile.platform().process(Service.EXPERIMENT_SERVICE)),
                Part.of("flag-service", fragile.platform().process(Service.FLAG_SERVICE)),
                Part.of("evaluation-service", fragile.platform().process(Service.EVALUATION_SERVICE_1)),
                Part.of(GATEWAY, fragile.platform().process(Service.MODEL_GATEWAY)),
                Part.of("redis", fragile.redis()),
                Part.of("kafka", fragile.kafka()),
                Part.of("postgres", fragile.postgres()));
    }

    private void breakAndMend(Part part, Evaluations evaluations, Traffic traffic) {
        Instant killed = Instant.now();
        int gatewayFailures = traffic.gateway().failures().size();
        part.kill().run();
        awaitMore("evaluations without " + part.name(), traffic.evaluations()::answered, ENOUGH);

        part.restart().run();
        Instant ready = Instant.now();
        awaitRecovery(evaluations, traffic);

        LOG.info(
                "{}: dead for {} ms, all well {} ms after that, failed evaluations so far: {}",
                part.name(),
                Duration.between(killed, ready).toMillis(),
                Duration.between(ready, Instant.now()).toMillis(),
                traffic.evaluations().failures());
        if (!part.name().equals(GATEWAY)) {
            assertThat(traffic.gateway().failures().stream().skip(gatewayFailures))
                    .as("failed model calls without %s", part.name())
                    .isEmpty();
        }
    }

    /// Every client has success again, and both instances answer.
    private void awaitRecovery(Evaluations evaluations, Traffic traffic) {
        awaitMore("events", () -> traffic.events().acknowledged().size(), ENOUGH);
        awaitMore("changes", traffic.changes()::changes, 2);
        awaitMore("model calls", traffic.gateway()::answered, 2);
        Awaitility.await("both instances and results")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    evaluations.addresses().forEach(one -> one.evaluate(SWITCHING, "anybody"));
                    assertThat(experiment.results()).isNotEmpty();
                });
    }

    private static void awaitMore(String what, LongSupplier count, long more) {
        long before = count.getAsLong();
        Awaitility.await("more " + what).atMost(PATIENCE).until(() -> count.getAsLong() >= before + more);
    }

    private void assertServed(Evaluations evaluations, ChangeTraffic changes) {
        String entityTag = place.configuration(SWITCHING).require(OK).entityTag();
        long newest = Long.parseLong(entityTag.replace("\"", ""));
        assertThat(newest).as("acknowledged changes are kept").isGreaterThanOrEqualTo(changes.version());
        Awaitility.await("version " + newest + " is served").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        evaluations.addresses())
                .map(one -> one.evaluate(SWITCHING, "anybody"))
                .extracting(EvaluateResponse::getFlagVersion, EvaluateResponse::getVariant)
                .containsOnly(tuple(newest, ChangeTraffic.variant(newest))));
    }

    private void assertCounted(ExpectedResults expected) {
        Awaitility.await("results equal the batch pass")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> expected.assertSame(experiment.results()));
    }
}
