package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.EditGroups;
import dev.guidon.flag.access.EditPolicies;
import dev.guidon.flag.access.EditTokens;
import dev.guidon.flag.access.Group;
import dev.guidon.flag.access.Member;
import dev.guidon.flag.access.Policy;
import dev.guidon.flag.project.Key;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Members, groups, policies and tokens as JSON documents. Every reader throws a `FailureException` of `Invalid` that
/// lists everything that is wrong.
public final class AccessJson {
    private static final String NAME = "name";
    private static final String POLICIES = "policies";
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 1_000;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final String STAND_IN = "invalid";

    private AccessJson() {}

    /// Policies of a member.
    public static List<String> member(JsonNode document) {
        return Place.read(document, place -> policies(place.object(POLICIES).field(POLICIES)));
    }

    public static EditGroups.Order group(String organization, String key, JsonNode document) {
        return Place.read(document, place -> {
            place.object(NAME, POLICIES, "members");
            return new EditGroups.Order(
                    organization,
                    key(place, key),
                    name(place, key),
                    policies(place.field(POLICIES)),
                    texts(place.field("members"), Group.MAX_MEMBERS, Member::problemWithEmail));
        });
    }

    public static EditPolicies.Order policy(String organization, String key, JsonNode document) {
        return Place.read(document, place -> {
            place.object(NAME, "description", "statements");
            return new EditPolicies.Order(
                    organization,
                    key(place, key),
                    name(place, key),
                    place.optional("description")
                            .map(at -> at.text(MAX_DESCRIPTION))
                            .orElse(""),
                    StatementJson.read(place.field("statements")));
        });
    }

    /// @param owner of a personal token, which need not name policies
    /// @param now tokens expire later than that
    public static EditTokens.Order token(String organization, Optional<String> owner, JsonNode document, Instant now) {
        return Place.read(document, place -> {
            place.object(NAME, POLICIES, "expiresAt");
            return new EditTokens.Order(
                    organization,
                    place.field(NAME).text(MAX_NAME),
                    owner,
                    owner.isPresent()
                            ? place.optional(POLICIES).map(AccessJson::policies).orElse(List.of())
                            : policies(place.field(POLICIES)),
                    place.optional("expiresAt").map(at -> instant(at, now)));
        });
    }

    /// What a JSON Merge Patch can change of a token; what it does not name stays.
    public record TokenPatch(Optional<String> name, Optional<Boolean> active) {}

    public static TokenPatch tokenPatch(JsonNode document) {
        return Place.read(document, place -> {
            place.object(NAME, "active");
            return new TokenPatch(
                    place.optional(NAME).map(at -> at.text(MAX_NAME)),
                    place.optional("active").map(Place::bool));
        });
    }

    private static Instant instant(Place place, Instant now) {
        Optional<Instant> read = Optional.of(place.text(50)).flatMap(AccessJson::instant);
        if (read.filter(now::isBefore).filter(LATEST::isAfter).isEmpty()) {
            place.expected("a moment in the future and before " + LATEST + ", such as 2030-01-31T00:00:00Z");
        }
        return read.orElse(now);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String key(Place place, String key) {
        Key.problemWith(key).ifPresent(problem -> place.wrong("the key in the path " + problem));
        return key;
    }

    private static String name(Place place, String key) {
        return place.optional(NAME).map(at -> at.text(MAX_NAME)).orElse(key);
    }

    private static List<String> policies(Place place) {
        return texts(place, Policy.MAX_ATTACHED, Key::problemWith);
    }

    private static List<String> texts(Place place, int max, Function<String, Optional<String>> problemWith) {
        return place.elements(max).stream()
                .map(element -> element.text(problemWith).orElse(STAND_IN))
                .distinct()
                .toList();
    }
}
