package dev.guidon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.evaluation.v1.Subject;
import dev.guidon.contracts.types.v1.Value;
import dev.guidon.e2e.client.Answer;
import dev.guidon.e2e.client.Evaluation;
import dev.guidon.e2e.client.Evaluations;
import dev.guidon.e2e.client.Event;
import dev.guidon.e2e.client.Place;
import dev.guidon.e2e.oracle.ExpectedResults;
import dev.guidon.e2e.platform.Platform;
import dev.guidon.e2e.platform.PlatformExtension;
import dev.guidon.e2e.platform.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From the author of a flag to the numbers of an experiment, each step as a client does it.
@ExtendWith(PlatformExtension.class)
final class MainJobIT {
    private static final Logger LOG = LoggerFactory.getLogger(MainJobIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ACCEPTED = 202;
    private static final int USERS = 2_000;
    private static final int BATCH = 500;

    private final Place place;

    MainJobIT(Platform platform) {
        this.place =
                Place.create(platform, "main-" + UUID.randomUUID().toString().substring(0, 8));
    }

    @BeforeEach
    void author() {
        place.createFlag("""
                {"key": "banner", "type": "boolean", "clientVisible": true,
                 "variants": [{"key": "on", "value": true}, {"key": "off", "value": false}],
                 "environments": {"production": {
                   "on": true, "offVariant": "off",
                   "rules": [{"id": "beta", "condition": {"attribute": "beta", "operator": "equals", "values": [true]},
                              "serve": {"variant": "on"}}],
                   "defaultServe": {"rollout": {"shares": [
                     {"variant": "on", "weight": 30000}, {"variant": "off", "weight": 70000}]}}}}}""");
        place.createFlag("""
                {"key": "greeting", "type": "string",
                 "variants": [{"key": "english", "value": "hello"}, {"key": "german", "value": "grüezi"}],
                 "environments": {"production": {
                   "on": true, "offVariant": "english",
                   "rules": [{"id": "swiss", "condition": {"attribute": "country", "operator": "in", "values": ["CH"]},
                              "serve": {"rollout": {"shares": [
                                {"variant": "german", "weight": 60000}, {"variant": "english", "weight": 40000}]}}}],
                   "defaultServe": {"variant": "english"}}}}""");
    }

    @Test
    void anAnswerTellsVariantReasonRuleAndVersions() {
        try (Evaluations evaluations = place.evaluations()) {
            Evaluation one = evaluations.addresses().getFirst();
            Subject tester = Subject.newBuilder()
                    .setTargetingKey("anna")
                    .putAttributes("beta", Value.newBuilder().setBoolValue(true).build())
                    .build();

            EvaluateResponse ruled = one.evaluate("banner", tester);
            EvaluateResponse defaulted = one.evaluate("greeting", "bob");

            assertThat(ruled)
                    .isEqualTo(EvaluateResponse.newBuilder()
                            .setFlagKey("banner")
                            .setVariant("on")
                            .setValue(Value.newBuilder().setBoolValue(true))
                            .setReason(Reason.REASON_TARGETING_MATCH)
                            .setRuleId("beta")
                            .setFlagVersion(1)
                            .setEnvironmentSequence(place.sequence())
                            .build());
            assertThat(defaulted.getValue().getStringValue()).isEqualTo("hello");
            assertThat(defaulted.getReason()).isEqualTo(Reason.REASON_DEFAULT);
        }
    }

    @Test
    void aRolloutGivesEveryInstanceTheSameShareOfUsers() {
        try (Evaluations evaluations = place.evaluations()) {
            List<EvaluateResponse> first = decideForAll(evaluations.addresses().getFirst());
            List<EvaluateResponse> second = decideForAll(evaluations.addresses().getLast());

            assertThat(second).isEqualTo(first);
            assertThat(first).allMatch(answer -> answer.getReason() == Reason.REASON_SPLIT);
            // Four standard deviations of 1,000 draws at 30 %.
            assertThat(first.stream().filter(answer -> answer.getVariant().equals("on")))
                    .hasSizeBetween(242, 358);
        }
    }

    private static List<EvaluateResponse> decideForAll(Evaluation instance) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> instance.evaluate("banner", "user-" + i))
                .toList();
    }

    @Test
    void evaluateAllShowsWhatTheKeyMaySee() {
        try (Evaluations evaluations = place.evaluations()) {
            Evaluation server = evaluations.addresses().getFirst();

            assertThat(server.everything("anna").getFlagsList())
                    .extracting(EvaluateResponse::getFlagKey)
                    .containsExactly("banner", "greeting");
            assertThat(server.as(place.clientKey()).everything("anna").getFlagsList())
                    .extracting(EvaluateResponse::getFlagKey)
                    .containsExactly("banner");
        }
    }

    @Test
    void aChangeIsServedByEveryInstance() {
        try (Evaluations evaluations = place.evaluations()) {
            Answer changed = place.configure("greeting", "\"1\"", """
                    {"on": true, "offVariant": "english", "defaultServe": {"variant": "german"}}""").require(200);
            Instant committed = Instant.now();

            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> evaluations.addresses().stream()
                            .allMatch(instance -> instance.evaluate("greeting", "bob")
                                    .getVariant()
                                    .equals("german")));

            LOG.info(
                    "from the commit's acknowledgement to every instance: {} ms",
                    Duration.between(committed, Instant.now()).toMillis());
            EvaluateResponse served = evaluations.evaluate("greeting", "bob");
            assertThat(served.getReason()).isEqualTo(Reason.REASON_STATIC);
            assertThat(served.getFlagVersion()).isEqualTo(2);
            assertThat(served.getEnvironmentSequence()).isEqualTo(changed.environmentSequence());
        }
    }

    @Test
    void resultsEqualABatchPassAndDuplicatesChangeNothing() {
        CheckoutExperiment experiment = CheckoutExperiment.begin(place);
        Instant begin = Instant.now();
        Map<String, String> arms = expose(CheckoutExperiment.FLAG);
        List<Event> events = purchases(arms, begin);

        report(events);
        awaitSame(experiment, CheckoutExperiment.expected(arms, events, begin));

        assertThat(effect(experiment.results(), "buyers"))
                .as("the known effect is found")
                .isPositive();

        report(events);
        var exposedAgain = expose(CheckoutExperiment.FLAG);
        // Behind the duplicates, new events in every partition: when these are counted, the duplicates were read.
        List<Event> all = new ArrayList<>(events);
        List<Event> behind = purchasesOfEverySecond();
        all.addAll(behind);
        report(behind);

        assertThat(exposedAgain).isEqualTo(arms);
        awaitSame(experiment, CheckoutExperiment.expected(arms, all, begin));
    }

    /// Users alternate between the instances.
    private Map<String, String> expose(String flag) {
        Map<String, String> arms = new LinkedHashMap<>();
        try (Evaluations evaluations = place.evaluations()) {
            for (int i = 0; i < USERS; i++) {
                String unit = "user-" + i;
                EvaluateResponse answer = evaluations.evaluate(flag, unit);
                assertThat(answer.getExperimentKey()).isEqualTo("checkout-test");
                arms.put(unit, answer.getVariant());
            }
        }
        return arms;
    }

    /// A tenth of the controls buys, and a fifth of the treated; some bought before they met the experiment, which does
    /// not count; some strangers, who never met it, buy too.
    private static List<Event> purchases(Map<String, String> arms, Instant begin) {
        Random random = new Random(42);
        List<Event> events = new ArrayList<>();
        arms.forEach((unit, arm) -> {
            double share = arm.equals(CheckoutExperiment.TREATMENT) ? 0.2 : 0.1;
            while (random.nextDouble() < share) {
                events.add(purchase(unit, 20 + 5 * random.nextGaussian(), Instant.now()));
            }
            if (random.nextDouble() < 0.05) {
                events.add(purchase(unit, 1_000, begin.minusSeconds(3_600)));
            }
        });
        IntStream.range(0, 50).forEach(i -> events.add(purchase("stranger-" + i, 9, Instant.now())));
        return events;
    }

    private static List<Event> purchasesOfEverySecond() {
        return IntStream.range(0, USERS / 2)
                .mapToObj(i -> purchase("user-" + 2 * i, 1.25, Instant.now()))
                .toList();
    }

    private static Event purchase(String unit, double value, Instant at) {
        return new Event(UUID.randomUUID().toString(), unit, CheckoutExperiment.PURCHASE, value, at);
    }

    private void report(List<Event> events) {
        Lists.partition(events, BATCH).forEach(batch -> place.events(Service.EVALUATION_SERVICE_2)
                .post("", Event.batch(batch))
                .require(ACCEPTED));
    }

    private static double effect(JsonNode results, String metric) {
        for (JsonNode one : results.path("metrics")) {
            if (one.path("metric").asText().equals(metric)) {
                return one.path("arms").path(1).path("absolute").path("effect").asDouble();
            }
        }
        throw new AssertionError("no metric " + metric + " in " + results);
    }

    private static void awaitSame(CheckoutExperiment experiment, ExpectedResults expected) {
        Awaitility.await("results equal the batch pass")
                .atMost(PATIENCE)
                .untilAsserted(() -> expected.assertSame(experiment.results()));
    }
}
