package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDraft.Surroundings;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.exchange.ApplyEnvironment;
import dev.guidon.flag.exchange.EnvironmentContent;
import dev.guidon.flag.exchange.EnvironmentDraft;
import dev.guidon.flag.exchange.Management;
import dev.guidon.flag.exchange.Wanted;
import dev.guidon.flag.exchange.Wanted.ManagementWish;
import dev.guidon.flag.exchange.WantedFlag;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A bundle of one environment as a tree of JSON.
///
/// @param prune whether flags that it does not know are archived, so that none may be required
public record JsonBundleDraft(JsonNode document, boolean prune) implements EnvironmentDraft {
    static final String MANAGED_BY = "managedBy";
    static final String MANUAL_EDITS = "manualEdits";
    private static final int MAX_NAME = 200;
    private static final Map<String, Boolean> REFUSES = Map.of("refuse", true, "warn", false);
    private static final String[] FIELDS = {
        "apiVersion", "kind", "project", "environment", MANAGED_BY, "flags", BundleJson.SEGMENTS, "keys"
    };
    private static final String ENVIRONMENTS = "environments";

    @Override
    public Wanted read(EnvironmentContent content, Instant at) {
        String environment = content.environment().key().text();
        try {
            return Place.read(
                    document,
                    place -> new Wanted(
                            flags(place, content, at),
                            place.optional(MANAGED_BY).map(JsonBundleDraft::management)));
        } catch (FailureException failed) {
            throw failed.failure() instanceof Failure.Invalid(var violations)
                    ? new FailureException(new Failure.Invalid(asWritten(violations, environment)))
                    : failed;
        }
    }

    /// Flags are read as new ones are, whose configurations stand under the name of their environment.
    private static List<Violation> asWritten(List<Violation> violations, String environment) {
        String inner = "/" + ENVIRONMENTS + "/" + environment;
        return violations.stream()
                .map(violation -> new Violation(
                        violation.field().replaceFirst(inner, "/" + BundleJson.CONFIGURATION), violation.message()))
                .toList();
    }

    /// Null for an environment that nobody manages any more.
    private static ManagementWish management(Place place) {
        if (place.node().isNull()) {
            return new ManagementWish(Optional.empty());
        }
        place.object("name", MANUAL_EDITS);
        return new ManagementWish(Optional.of(new Management(
                place.field("name").text(MAX_NAME),
                place.optional(MANUAL_EDITS).flatMap(at -> at.word(REFUSES)).orElse(false))));
    }

    private List<WantedFlag> flags(Place place, EnvironmentContent content, Instant at) {
        place.object(FIELDS);
        mustBe(place.field("apiVersion"), BundleJson.API_VERSION);
        mustBe(place.field("kind"), BundleJson.ENVIRONMENT);
        place.optional("project")
                .ifPresent(named -> mustBe(named, content.project().key().text()));
        place.optional("environment")
                .ifPresent(named -> mustBe(named, content.environment().key().text()));
        place.optional(BundleJson.SEGMENTS).ifPresent(all -> refuseOtherSegments(all, content));
        Place flags = place.field("flags");
        if (!flags.node().isObject()) {
            flags.expected("an object of flags by their keys");
            return List.of();
        }
        if (flags.node().size() > ApplyEnvironment.MAX_FLAGS) {
            flags.wrong(
                    "has " + flags.node().size() + " flags; at most " + ApplyEnvironment.MAX_FLAGS + " are allowed");
            return List.of();
        }
        Surroundings surroundings =
                new Surroundings(content.project(), List.of(content.environment()), neighbours(flags, content));
        Map<String, FlagDefinition> known = content.definitionsByKey();
        List<WantedFlag> wanted = new ArrayList<>();
        for (String key : flags.fieldNames()) {
            Optional<FlagDefinition> before = Optional.ofNullable(known.get(key));
            wanted.add(flag(flags.field(key), key, before, new Reading(surroundings, at)));
        }
        return wanted;
    }

    /// Segments have units by the hundred thousand, so a bundle shows them and does not change them.
    private static void refuseOtherSegments(Place all, EnvironmentContent content) {
        ObjectNode there = BundleJson.segments(content);
        for (String key : all.fieldNames()) {
            if (!all.field(key).node().equals(there.path(key))) {
                all.field(key).wrong("is another segment than there is; change it at /segments, a bundle does not");
            }
        }
    }

    private static void mustBe(Place place, String expected) {
        if (!place.node().isTextual() || !place.node().textValue().equals(expected)) {
            place.expected("'" + expected + "'");
        }
    }

    private record Reading(Surroundings surroundings, Instant at) {
        String environment() {
            return surroundings.environments().getFirst().key().text();
        }
    }

    private static WantedFlag flag(Place place, String key, Optional<FlagDefinition> before, Reading reading) {
        if (!place.node().isObject()) {
            place.expected("an object");
        }
        for (String field : new String[] {"key", ENVIRONMENTS}) {
            place.optional(field).ifPresent(at -> at.wrong("is not known here"));
        }
        boolean configured = place.has(BundleJson.CONFIGURATION);
        Place asNew = new Place(asNew(place.node(), key, reading.environment()), place.pointer(), place.findings());
        ConfiguredFlag read = FlagJson.read(asNew, reading.surroundings(), reading.at());
        before.ifPresent(definition -> refuseOther(place, definition, read.definition()));
        return new WantedFlag(
                read.definition(),
                configured ? Optional.ofNullable(read.configurations().get(reading.environment())) : Optional.empty());
    }

    private static ObjectNode asNew(JsonNode flag, String key, String environment) {
        ObjectNode asNew = flag.isObject() ? ((ObjectNode) flag).deepCopy() : JsonNodeFactory.instance.objectNode();
        asNew.put("key", key);
        JsonNode configuration = asNew.remove(BundleJson.CONFIGURATION);
        ObjectNode environments = asNew.putObject(ENVIRONMENTS);
        if (configuration != null) {
            environments.set(environment, configuration);
        }
        return asNew;
    }

    /// What a flag is cannot change, because callers rely on it.
    private static void refuseOther(Place place, FlagDefinition before, FlagDefinition after) {
        if (before.isArchived()) {
            place.wrong("flag '" + before.key() + "' is archived; unarchive it first");
        }
        if (before.type() != after.type()) {
            place.field("type").wrong("the flag is of type " + Words.of(before.type()) + ", which cannot change");
        } else if (!before.variants().equals(after.variants())) {
            place.field("variants").wrong("the flag has other variants, which cannot change");
        }
        if (before.clientVisible() != after.clientVisible()) {
            place.field("clientVisible").wrong("is " + before.clientVisible() + ", which cannot change");
        }
    }

    /// The environment as it will be: what the bundle says of a flag, or else what is there.
    private Neighbours neighbours(Place flags, EnvironmentContent content) {
        Map<String, List<String>> variants = new HashMap<>();
        Map<String, Set<String>> required = new HashMap<>();
        content.flags().forEach(flag -> required.put(flag.key(), requiredBy(flag)));
        if (!prune) {
            content.flags()
                    .forEach(flag -> variants.put(flag.key(), flag.variantKeys().toList()));
        }
        flags.node().properties().forEach(flag -> {
            List<String> keys = new ArrayList<>();
            flag.getValue()
                    .path("variants")
                    .forEach(variant -> keys.add(variant.path("key").asText()));
            variants.put(flag.getKey(), keys);
            JsonNode configuration = flag.getValue().path(BundleJson.CONFIGURATION);
            if (!configuration.isMissingNode()) {
                required.put(flag.getKey(), PrerequisiteJson.requiredFlags(configuration));
            }
        });
        return new Neighbours(variants, required);
    }

    private static Set<String> requiredBy(Flag flag) {
        Set<String> required = new HashSet<>();
        flag.configuration().prerequisites().stream().map(Prerequisite::flagKey).forEach(required::add);
        return required;
    }
}
