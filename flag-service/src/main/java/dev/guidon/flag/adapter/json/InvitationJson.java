package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Memberships.Rights;
import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.UserAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Invitations, and answers to them, as JSON documents.
public final class InvitationJson {
    private static final int MAX_GIVEN = 20;
    private static final int MAX_KEY = 64;
    private static final int MAX_TOKEN = 1_000;

    private InvitationJson() {}

    public record Wanted(EmailAddress email, Rights rights) {}

    /// @param name of a new account; empty for its address
    /// @param code of the second factor of an account that there is
    public record Accepted(String token, String name, Password password, Optional<String> code) {}

    /// All of these throw a `FailureException` of `Invalid` that lists everything that is wrong.
    public static Wanted wanted(JsonNode document) {
        return Place.read(document, place -> {
            place.object("email", "policies", "groups");
            List<String> policies = keys(place, "policies");
            List<String> groups = keys(place, "groups");
            if (policies.isEmpty() && groups.isEmpty()) {
                place.field("policies").wrong("must name a policy such as viewer, unless groups names a group");
            }
            return new Wanted(
                    PersonJson.email(place.field("email")), new Rights(new HashSet<>(policies), new HashSet<>(groups)));
        });
    }

    private static List<String> keys(Place place, String field) {
        return place.optional(field)
                .map(keys -> keys.elements(MAX_GIVEN).stream()
                        .map(key -> key.text(MAX_KEY))
                        .toList())
                .orElse(List.of());
    }

    public static String token(JsonNode document) {
        return Place.read(
                document, place -> place.object("token").field("token").secret(MAX_TOKEN));
    }

    public static Accepted accepted(JsonNode document) {
        return Place.read(
                document,
                place -> new Accepted(
                        place.object("token", "name", "password", PersonJson.CODE)
                                .field("token")
                                .secret(MAX_TOKEN),
                        place.optional("name")
                                .map(name -> name.text(UserAccount.MAX_NAME))
                                .orElse(""),
                        PersonJson.password(place.field("password")),
                        PersonJson.code(place)));
    }
}
