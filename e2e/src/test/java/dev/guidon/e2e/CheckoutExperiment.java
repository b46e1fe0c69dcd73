package dev.guidon.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.e2e.client.Event;
import dev.guidon.e2e.client.Place;
import dev.guidon.e2e.oracle.BatchPass;
import dev.guidon.e2e.oracle.ExpectedResults;
import dev.guidon.e2e.oracle.Measure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// An experiment over a string flag: who buys, and for how much.
record CheckoutExperiment(Place place) {
    static final String FLAG = "checkout";
    static final String CONTROL = "control";
    static final String TREATMENT = "treatment";
    static final String PURCHASE = "purchase";
    private static final int OK = 200;
    private static final int CREATED = 201;

    static final List<Measure> MEASURES =
            List.of(new Measure.Conversion("buyers", PURCHASE), new Measure.Mean("revenue", PURCHASE));

    static CheckoutExperiment begin(Place place) {
        place.createFlag("""
                {"key": "checkout", "type": "string",
                 "variants": [{"key": "control", "value": "old"}, {"key": "treatment", "value": "new"}],
                 "environments": {"production": {
                   "on": true, "offVariant": "control",
                   "rules": [{"id": "everyone", "condition": {"all": []}, "serve": {"experiment": {
                     "key": "checkout-test",
                     "shares": [{"variant": "control", "weight": 50000}, {"variant": "treatment", "weight": 50000}]}}}],
                   "defaultServe": {"variant": "control"}}}}""");
        place.experiments().post("", definition("checkout-test")).require(CREATED);
        return new CheckoutExperiment(place);
    }

    static String definition(String key) {
        return """
                {"key": "%s", "flagKey": "checkout", "arms": ["control", "treatment"], "control": "control",
                 "metrics": [{"key": "buyers", "kind": "conversion", "event": "purchase"},
                             {"key": "revenue", "kind": "mean", "event": "purchase"}]}""".formatted(key);
    }

    JsonNode results() {
        return place.experiments().get("/checkout-test/results").require(OK).json();
    }

    /// @param arms unit to the variant that it was served
    static ExpectedResults expected(Map<String, String> arms, Collection<Event> events, Instant from) {
        return new ExpectedResults(new BatchPass(arms, events, from), CONTROL, TREATMENT, MEASURES);
    }
}
