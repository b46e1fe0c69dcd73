package dev.guidon.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.demo.BatchPass.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An A/B test of two checkouts with a true effect that the demo knows and the platform does not.
record ExperimentStory(Stage stage, Screen screen, DemoOptions options) {
    private static final int AT_ONCE = 64;
    private static final int EVENTS_AT_ONCE = 500;

    /// A shopper, what they were served, and what they spent.
    private record Visit(Shopper shopper, String served, Optional<Double> spent) {}

    void tell() {
        screen.chapter("An experiment: does the express checkout sell more?");
        String flag = stage.named("checkout");
        String experiment = stage.named("checkout-test");
        String purchase = stage.named("purchase");
        create(flag, experiment, purchase);

        long begin = System.nanoTime();
        List<Visit> visits = Crowd.act(options.users(), AT_ONCE, number -> visit(flag, number));
        double seconds = (System.nanoTime() - begin) / 1e9;
        screen.say(
                "%,d shoppers evaluated over gRPC in %.1f s (%,.0f a second, %d at once)",
                visits.size(), seconds, visits.size() / seconds, AT_ONCE);
        int purchases = report(visits, purchase);
        screen.say("%,d purchases reported, each acknowledged by Kafka", purchases);

        ResultsReader reader = new ResultsReader(stage, screen);
        JsonNode results = reader.await(experiment, "revenue", outcomes(visits));
        show(reader, results);
    }

    private void create(String flag, String experiment, String purchase) {
        stage.experiments()
                .post(
                        "/api/experiments",
                        Drafts.experimentDefinition(
                                experiment,
                                flag,
                                Shopper.CLASSIC,
                                Shopper.EXPRESS,
                                List.of(
                                        Drafts.metric("conversion", "conversion", purchase),
                                        Drafts.metric("revenue", "mean", purchase))));
        Map<String, Object> everybody = Drafts.rule(
                "test",
                Drafts.everybody(),
                Drafts.experiment(experiment, "checkout-" + options.seed(), Shopper.CLASSIC, Shopper.EXPRESS));
        stage.flags()
                .post(
                        "/flags",
                        Drafts.flag(
                                flag,
                                "string",
                                Drafts.variant(Shopper.CLASSIC, "three steps"),
                                Drafts.variant(Shopper.EXPRESS, "one click"),
                                Drafts.configuration(
                                        Shopper.CLASSIC, List.of(everybody), Drafts.serve(Shopper.CLASSIC))));
        new Patience(stage).untilServed(flag);
    }

    private Visit visit(String flag, int number) {
        Shopper shopper = Shopper.of(options.seed(), number);
        String served = stage.evaluator()
                .evaluate(flag, shopper.id(), Map.of("country", shopper.country()))
                .getVariant();
        return new Visit(shopper, served, shopper.spend(served));
    }

    private int report(List<Visit> visits, String purchase) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Visit visit : visits) {
            visit.spent()
                    .ifPresent(spent -> events.add(Map.of(
                            "id",
                            purchase + "-" + visit.shopper().id(),
                            "name",
                            purchase,
                            "targetingKey",
                            visit.shopper().id(),
                            "value",
                            spent,
                            "occurredAt",
                            Instant.now().toEpochMilli())));
        }
        for (int from = 0; from < events.size(); from += EVENTS_AT_ONCE) {
            List<Map<String, Object>> batch = events.subList(from, Math.min(from + EVENTS_AT_ONCE, events.size()));
            stage.events().post("/v1/events", Map.of("events", batch));
        }
        return events.size();
    }

    private static List<Outcome> outcomes(List<Visit> visits) {
        return visits.stream()
                .map(visit -> new Outcome(visit.served(), visit.spent().orElse(0.0)))
                .toList();
    }

    private void show(ResultsReader reader, JsonNode results) {
        screen.say("");
        screen.table(List.of(
                ResultsReader.HEADING,
                reader.row(results, "conversion", Shopper.CLASSIC, 0),
                reader.row(results, "conversion", Shopper.EXPRESS, Shopper.TRUE_CONVERSION_EFFECT),
                reader.row(results, "revenue", Shopper.CLASSIC, 0),
                reader.row(results, "revenue", Shopper.EXPRESS, Shopper.TRUE_REVENUE_EFFECT)));
        JsonNode ratio = results.path("health").path("sampleRatio");
        screen.say("");
        screen.say(
                "sample ratio p = %.2f; met both arms: %d",
                ratio.path("pValue").asDouble(),
                results.path("health").path("multipleExposures").asLong());
    }
}
