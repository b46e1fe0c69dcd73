package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.policy.Audience;
import dev.guidon.flag.policy.EnvironmentPolicy;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.policy.EnvironmentPolicy.WhenFrozen;

/// Policies of environments between JSON and the domain. What is left out has its standard value.
public final class PolicyJson {
    private static final String BYPASS = "bypass";
    private static final String APPROVERS = "approvers";
    private static final String SEGMENTS_DIRECTLY = "segmentsDirectly";
    static final String TURN_OFF_DIRECTLY = "turnOffDirectly";

    private PolicyJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static EnvironmentPolicy read(JsonNode document, long version) {
        return Place.read(document, place -> read(place, version));
    }

    static EnvironmentPolicy read(Place place, long version) {
        place.object("minComment", "approval", BYPASS, "frozenSchedules");
        return new EnvironmentPolicy(
                version,
                place.optional("minComment")
                        .map(at -> at.whole(0, Stamp.MAX_COMMENT))
                        .orElse(0),
                place.optional("approval").map(PolicyJson::approval),
                place.optional(BYPASS).map(AudienceJson::read).orElse(Audience.NOBODY),
                place.optional("frozenSchedules")
                        .flatMap(at -> at.word(Words.WHEN_FROZEN))
                        .orElse(WhenFrozen.FAIL));
    }

    private static Approval approval(Place place) {
        place.object("quorum", APPROVERS, "keptWhenFlagMovesOn", TURN_OFF_DIRECTLY, SEGMENTS_DIRECTLY);
        return new Approval(
                place.optional("quorum")
                        .map(at -> at.whole(1, EnvironmentPolicy.MAX_QUORUM))
                        .orElse(1),
                place.optional(APPROVERS).map(AudienceJson::read),
                place.optional("keptWhenFlagMovesOn").map(Place::bool).orElse(false),
                place.optional(TURN_OFF_DIRECTLY).map(Place::bool).orElse(false),
                place.optional(SEGMENTS_DIRECTLY).map(Place::bool).orElse(false));
    }

    public static ObjectNode write(EnvironmentPolicy policy) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("minComment", policy.minComment());
        policy.approval().ifPresent(approval -> write(approval, object.putObject("approval")));
        AudienceJson.write(policy.bypass(), object.putObject(BYPASS));
        return object.put("frozenSchedules", Words.of(policy.frozenSchedules()));
    }

    private static void write(Approval approval, ObjectNode into) {
        into.put("quorum", approval.quorum());
        approval.approvers().ifPresent(audience -> AudienceJson.write(audience, into.putObject(APPROVERS)));
        into.put("keptWhenFlagMovesOn", approval.keptWhenFlagMovesOn())
                .put(TURN_OFF_DIRECTLY, approval.turnOffDirectly())
                .put(SEGMENTS_DIRECTLY, approval.segmentsDirectly());
    }
}
