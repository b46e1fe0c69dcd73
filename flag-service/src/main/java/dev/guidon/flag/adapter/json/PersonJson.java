package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Password;
import java.util.Optional;

/// What people send about themselves. Nothing that is secret is repeated in what is said of it.
public final class PersonJson {
    /// Far more than a password may have; it bounds what is hashed.
    private static final int MAX_SECRET = 1_000;

    static final String CODE = "code";
    private static final int MAX_CODE = 100;

    private static final EmailAddress STAND_IN = new EmailAddress("stand-in@localhost");

    private PersonJson() {}

    /// @param code of the second factor
    public record Login(EmailAddress email, Password password, Optional<String> code) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    public record PasswordChange(Password old, Password next) {}

    /// What a program got by its user, and what it kept.
    public record LoginCode(String code, String verifier) {
        @Override
        public String toString() {
            return "LoginCode[…]";
        }
    }

    /// @param token good for one use
    public record PasswordReset(String token, Password password) {}

    /// All of these throw a `FailureException` of `Invalid` that lists everything that is wrong.
    public static Login login(JsonNode document) {
        return Place.read(
                document,
                place -> new Login(
                        email(place.object("email", "password", CODE).field("email")),
                        password(place.field("password")),
                        code(place)));
    }

    public static String refreshToken(JsonNode document) {
        return Place.read(
                document,
                place -> place.object("refreshToken").field("refreshToken").secret(MAX_SECRET));
    }

    /// @param email of whose password it is
    public static PasswordChange passwordChange(JsonNode document, EmailAddress email) {
        return Place.read(document, place -> {
            place.object("old", "new");
            return new PasswordChange(password(place.field("old")), newPassword(place.field("new"), email));
        });
    }

    public static PasswordReset passwordReset(JsonNode document) {
        return Place.read(
                document,
                place -> new PasswordReset(
                        place.object("token", "password").field("token").secret(MAX_SECRET),
                        password(place.field("password"))));
    }

    public static LoginCode loginCode(JsonNode document) {
        return Place.read(
                document,
                place -> new LoginCode(
                        place.object("code", "verifier").field("code").secret(MAX_SECRET),
                        place.field("verifier").secret(MAX_SECRET)));
    }

    /// The password of whoever begins something that takes it.
    public static Password passwordAlone(JsonNode document) {
        return Place.read(document, place -> password(place.object("password").field("password")));
    }

    public static boolean demanded(JsonNode document) {
        return Place.read(
                document, place -> place.object("demanded").field("demanded").bool());
    }

    /// The code of whoever does something that takes it.
    public static String codeAlone(JsonNode document) {
        return Place.read(document, place -> place.object(CODE).field(CODE).secret(MAX_CODE));
    }

    /// Empty when there is none.
    static Optional<String> code(Place place) {
        return place.optional(CODE).map(at -> at.secret(MAX_CODE));
    }

    static EmailAddress email(Place place) {
        return place.text(EmailAddress::problemWith).map(EmailAddress::new).orElse(STAND_IN);
    }

    static Password password(Place place) {
        return new Password(place.secret(MAX_SECRET));
    }

    private static Password newPassword(Place place, EmailAddress email) {
        Password password = password(place);
        if (!password.text().isEmpty()) {
            password.problemFor(email).ifPresent(place::wrong);
        }
        return password;
    }
}
