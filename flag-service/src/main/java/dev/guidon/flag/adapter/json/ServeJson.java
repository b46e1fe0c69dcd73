package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Bucketing;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.flag.project.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a rule serves, between JSON and the engine.
final class ServeJson {
    private static final String BUCKETING = "bucketing";
    static final int MAX_ATTRIBUTE = 200;
    static final int MAX_SALT = 200;
    static final Serve STAND_IN = new Serve.OneVariant("");

    private final String flagKey;
    private final List<String> variants;
    private final boolean isRecorded;

    /// @param flagKey the salt of rollouts that name none
    /// @param variants keys of the variants that the flag has
    ServeJson(String flagKey, List<String> variants) {
        this(flagKey, variants, false);
    }

    private ServeJson(String flagKey, List<String> variants, boolean isRecorded) {
        this.flagKey = flagKey;
        this.variants = variants;
        this.isRecorded = isRecorded;
    }

    /// For what was checked when it was written. The flag may have lost variants since.
    static ServeJson ofRecorded(String flagKey) {
        return new ServeJson(flagKey, List.of(), true);
    }

    Serve read(Place place) {
        if (place.has("variant")) {
            return new Serve.OneVariant(variant(place.object("variant").field("variant")));
        }
        if (place.has("rollout")) {
            Place rollout = place.object("rollout").field("rollout").object("bucketBy", "salt", "shares", BUCKETING);
            return split(rollout);
        }
        if (place.has("experiment")) {
            Place experiment = place.object("experiment")
                    .field("experiment")
                    .object("key", "bucketBy", "salt", "shares", BUCKETING);
            return experiment(experiment);
        }
        if (place.has(FlagdRuleJson.FIELD)) {
            return new FlagdRuleJson(this).read(place);
        }
        if (place.has("ramp")) {
            return new RampJson(this, flagKey).read(place.object("ramp").field("ramp"));
        }
        place.expected("an object with variant, rollout, ramp or experiment");
        return STAND_IN;
    }

    String variant(Place place) {
        String key = place.node().asText();
        if (!place.node().isTextual()) {
            place.expected("the key of a variant");
        } else if (!isRecorded && !variants.contains(key)) {
            place.wrong("there is no variant " + place.quoted() + "; there are " + String.join(", ", variants));
        }
        return key;
    }

    private Serve split(Place place) {
        List<Share> shares = shares(place.field("shares"));
        return addUp(place.field("shares"), shares)
                ? new Serve.Split(new Rollout(bucketBy(place), salt(place, flagKey), shares, bucketing(place)))
                : STAND_IN;
    }

    private Serve experiment(Place place) {
        String key = place.field("key").text(Key::problemWith).orElse("");
        List<Share> arms = shares(place.field("shares"));
        return addUp(place.field("shares"), arms)
                ? new Serve.Experiment(key, new Rollout(bucketBy(place), salt(place, key), arms, bucketing(place)))
                : STAND_IN;
    }

    static String bucketBy(Place place) {
        return place.optional("bucketBy").map(at -> at.text(MAX_ATTRIBUTE)).orElse(ConfigurationJson.TARGETING_KEY);
    }

    private static Bucketing bucketing(Place place) {
        return place.optional(BUCKETING)
                .flatMap(at -> at.word(Words.BUCKETINGS))
                .orElse(Bucketing.MURMUR3);
    }

    static String salt(Place place, String standard) {
        return place.optional("salt").map(at -> at.text(MAX_SALT)).orElse(standard);
    }

    /// Weights that add up.
    List<Share> allShares(Place place) {
        List<Share> shares = shares(place);
        addUp(place, shares);
        return shares;
    }

    List<Share> shares(Place place) {
        Set<String> seen = new HashSet<>();
        return place.elements(VariantJson.MAX).stream()
                .map(share -> share(share.object("variant", "weight"), seen))
                .toList();
    }

    private Share share(Place place, Set<String> seen) {
        String variant = variant(place.field("variant"));
        if (!seen.add(variant)) {
            place.field("variant").wrong("variant '" + variant + "' has a share already; add the weights up");
        }
        return new Share(variant, place.field("weight").whole(0, Rollout.BUCKETS));
    }

    static boolean addUp(Place place, List<Share> shares) {
        long total = shares.stream().mapToLong(Share::weight).sum();
        if (total != Rollout.BUCKETS && place.node().isArray()) {
            place.wrong("weights add up to " + total + "; they are parts of " + Rollout.BUCKETS
                    + " and must add up to that");
        }
        return total == Rollout.BUCKETS;
    }

    static ObjectNode write(Serve serve) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (serve) {
            case Serve.OneVariant(var variant) -> object.put("variant", variant);
            case Serve.Split(var rollout) ->
                object.set("rollout", write(rollout, JsonNodeFactory.instance.objectNode()));
            case Serve.Ramped(var ramp) -> object.set("ramp", RampJson.write(ramp));
            case Serve.FlagdRule rule -> object.set(FlagdRuleJson.FIELD, FlagdRuleJson.write(rule));
            case Serve.Experiment(var key, var arms) ->
                object.set(
                        "experiment",
                        write(arms, JsonNodeFactory.instance.objectNode().put("key", key)));
        };
    }

    private static ObjectNode write(Rollout rollout, ObjectNode into) {
        into.put("bucketBy", rollout.bucketBy()).put("salt", rollout.salt());
        if (rollout.bucketing() != Bucketing.MURMUR3) {
            into.put(BUCKETING, Words.of(rollout.bucketing()));
        }
        write(rollout.shares(), into.putArray("shares"));
        return into;
    }

    static void write(List<Share> shares, ArrayNode into) {
        shares.forEach(share -> into.addObject().put("variant", share.variant()).put("weight", share.weight()));
    }
}
