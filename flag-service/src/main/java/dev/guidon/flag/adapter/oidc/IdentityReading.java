package dev.guidon.flag.adapter.oidc;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.sso.Identity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/// Claims as the domain knows them.
final class IdentityReading {
    private IdentityReading() {}

    static Identity read(JwtClaims claims) {
        Value.Structure all = structure(claims.getClaimsMap());
        Optional<EmailAddress> email = text(claims, "email")
                .filter(text -> EmailAddress.problemWith(text).isEmpty())
                .map(EmailAddress::new);
        String name = text(claims, "name")
                .or(() -> text(claims, "preferred_username"))
                .or(() -> email.map(EmailAddress::text))
                .map(IdentityReading::shortened)
                .orElse("");
        return new Identity(text(claims, "sub").orElse(""), email, isTrue(claims, "email_verified"), name, all);
    }

    private static String shortened(String name) {
        return name.length() <= UserAccount.MAX_NAME ? name : name.substring(0, UserAccount.MAX_NAME);
    }

    private static Optional<String> text(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /// Some providers send it as text.
    private static boolean isTrue(JwtClaims claims, String name) {
        Object value = claims.getClaimValue(name);
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    private static Value.Structure structure(Map<?, ?> fields) {
        Map<String, Value> read = new LinkedHashMap<>();
        fields.forEach((name, value) -> read.put(String.valueOf(name), value(value)));
        return new Value.Structure(read);
    }

    private static Value value(Object claim) {
        return switch (claim) {
            case null -> new Value.Nothing();
            case Boolean bool -> new Value.Bool(bool);
            case String text -> new Value.Text(text);
            case Number number -> new Value.Decimal(number.doubleValue());
            case Map<?, ?> fields -> structure(fields);
            case Collection<?> elements ->
                new Value.Sequence(elements.stream().map(IdentityReading::value).toList());
            default -> new Value.Nothing();
        };
    }
}
