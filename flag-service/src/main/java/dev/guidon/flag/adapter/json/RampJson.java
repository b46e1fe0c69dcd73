package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Instants;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Ramp.Step;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ramps between JSON and the engine. Instants are kept in milliseconds, as they travel.
final class RampJson {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");
    private static final String STEPS = "steps";
    private static final String START = "start";
    private static final String PAUSED_AT = "pausedAt";

    private final ServeJson serves;
    private final String flagKey;

    /// @param flagKey the salt of ramps that name none
    RampJson(ServeJson serves, String flagKey) {
        this.serves = serves;
        this.flagKey = flagKey;
    }

    Serve read(Place place) {
        place.object("bucketBy", "salt", STEPS, PAUSED_AT);
        Place list = place.field(STEPS);
        List<Place> places = list.elements(Ramp.MAX_STEPS);
        List<Step> steps = new ArrayList<>();
        boolean right = true;
        for (Place step : places) {
            Optional<Step> read = step(step.object(START, "shares"));
            read.ifPresent(steps::add);
            right = right && read.isPresent();
        }
        Optional<Instant> pausedAt = place.optional(PAUSED_AT).flatMap(RampJson::instant);
        if (!right || !list.node().isArray() || !follow(list, steps)) {
            return ServeJson.STAND_IN;
        }
        return new Serve.Ramped(new Ramp(ServeJson.bucketBy(place), ServeJson.salt(place, flagKey), steps, pausedAt));
    }

    private Optional<Step> step(Place place) {
        Optional<Instant> start = instant(place.field(START));
        List<Share> shares = serves.shares(place.field("shares"));
        boolean right = ServeJson.addUp(place.field("shares"), shares);
        return start.filter(_ -> right).map(at -> new Step(at, shares));
    }

    private static boolean follow(Place list, List<Step> steps) {
        Optional<Ramp.Problem> problem = Ramp.problemWith(steps);
        problem.ifPresent(found -> list.element(found.step()).wrong(found.message()));
        return problem.isEmpty();
    }

    private static Optional<Instant> instant(Place place) {
        Optional<Instant> instant = Optional.of(place.node())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .flatMap(Instants::parse)
                .filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST))
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        if (instant.isEmpty()) {
            place.expected("an instant with an offset, such as 2026-12-31T09:00:00Z");
        }
        return instant;
    }

    static ObjectNode write(Ramp ramp) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("bucketBy", ramp.bucketBy())
                .put("salt", ramp.salt());
        ArrayNode steps = object.putArray(STEPS);
        ramp.steps().forEach(step -> {
            ObjectNode written = steps.addObject().put(START, step.start().toString());
            ServeJson.write(step.shares(), written.putArray("shares"));
        });
        ramp.pausedAt().ifPresent(at -> object.put(PAUSED_AT, at.toString()));
        return object;
    }
}
