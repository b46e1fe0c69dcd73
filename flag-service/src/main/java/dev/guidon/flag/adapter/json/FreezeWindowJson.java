package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.policy.Audience;
import dev.guidon.flag.policy.FreezeWindow;
import dev.guidon.flag.policy.FreezeWindow.Again;
import dev.guidon.flag.policy.FreezeWindow.Once;
import dev.guidon.flag.policy.FreezeWindow.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Freeze windows between JSON and the domain: `{"name", "from", "until"}` or `{"name", "cron", "timeZone",
/// "duration"}`, with `turnOffDirectly` and `bypass`.
public record FreezeWindowJson(String name, Span span, boolean turnOffDirectly, Optional<Audience> bypass) {
    private static final int MAX_NAME = 200;
    private static final String BYPASS = "bypass";
    private static final String UNTIL = "until";
    private static final String DURATION = "duration";
    private static final Duration MIN_DURATION = Duration.ofMinutes(1);
    private static final Span STAND_IN = new Once(Instant.EPOCH, Instant.MAX);

    /// Where a window is.
    ///
    /// @param environmentKey empty for all environments of the project
    public record Site(String id, String projectKey, Optional<String> environmentKey) {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static FreezeWindowJson read(JsonNode document) {
        return Place.read(document, FreezeWindowJson::read);
    }

    static FreezeWindowJson read(Place place) {
        String[] fields = place.has(MomentJson.CRON)
                ? new String[] {
                    "name", MomentJson.CRON, MomentJson.TIME_ZONE, DURATION, PolicyJson.TURN_OFF_DIRECTLY, BYPASS
                }
                : new String[] {"name", "from", UNTIL, PolicyJson.TURN_OFF_DIRECTLY, BYPASS};
        place.object(fields);
        return new FreezeWindowJson(
                place.field("name").text(MAX_NAME),
                place.has(MomentJson.CRON) ? again(place) : once(place),
                place.optional(PolicyJson.TURN_OFF_DIRECTLY).map(Place::bool).orElse(false),
                place.optional(BYPASS).map(AudienceJson::read));
    }

    private static Span once(Place place) {
        Instant from = MomentJson.instant(place.field("from"));
        Instant until = MomentJson.instant(place.field(UNTIL));
        if (!from.isBefore(until)) {
            place.field(UNTIL).wrong("must be after from");
            return STAND_IN;
        }
        return new Once(from, until);
    }

    private static Span again(Place place) {
        Duration duration = MomentJson.duration(place.field(DURATION), MIN_DURATION, FreezeWindow.MAX_DURATION);
        return MomentJson.recurrence(place)
                .<Span>map(starts -> new Again(starts, duration))
                .orElse(STAND_IN);
    }

    public FreezeWindow at(Site site) {
        return new FreezeWindow(
                site.id(), site.projectKey(), site.environmentKey(), name, span, turnOffDirectly, bypass);
    }

    /// What was sent, with the id and the environment.
    public static ObjectNode write(FreezeWindow window) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("id", window.id());
        window.environmentKey().ifPresent(key -> object.put("environment", key));
        return object.setAll(document(window));
    }

    static ObjectNode document(FreezeWindow window) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("name", window.name());
        switch (window.span()) {
            case Once(var from, var until) ->
                object.put("from", from.toString()).put(UNTIL, until.toString());
            case Again(var starts, var duration) ->
                object.put(MomentJson.CRON, starts.cron())
                        .put(MomentJson.TIME_ZONE, starts.zone().getId())
                        .put(DURATION, duration.toString());
        }
        object.put(PolicyJson.TURN_OFF_DIRECTLY, window.turnOffDirectly());
        window.bypass().ifPresent(audience -> AudienceJson.write(audience, object.putObject(BYPASS)));
        return object;
    }
}
