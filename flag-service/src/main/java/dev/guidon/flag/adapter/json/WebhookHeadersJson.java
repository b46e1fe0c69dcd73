package dev.guidon.flag.adapter.json;

import dev.guidon.flag.secret.SecretText;
import dev.guidon.flag.webhook.Header;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The headers that a receiver asks for, out of JSON.
///
/// @param current headers so far: a secret one that is named without a value keeps what it has
record WebhookHeadersJson(List<Header> current) {
    private static final int MAX_HEADERS = 20;
    private static final int MAX_VALUE = 2_000;
    private static final SecretText STAND_IN = new SecretText("-");
    /// A token of RFC 9110, section 5.6.2.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E]+");

    /// What the sender itself sets, or what would change how a request is read.
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "user-agent",
            "proxy-authorization",
            "proxy-connection",
            "accept-encoding");

    List<Header> read(Place webhook) {
        Set<String> names = new HashSet<>();
        return webhook.optional("headers")
                .map(place -> place.elements(MAX_HEADERS).stream()
                        .map(header -> header(header, names))
                        .toList())
                .orElse(List.of());
    }

    private Header header(Place place, Set<String> names) {
        place.object("name", "value", "secret");
        String name = place.field("name").text(WebhookHeadersJson::problemWith).orElse("");
        if (!name.isEmpty() && !names.add(name)) {
            place.field("name").wrong("another header has this name");
        }
        boolean secret = place.optional("secret").map(Place::bool).orElse(false);
        return new Header(name, value(place.field("value"), name, secret), secret);
    }

    private static Optional<String> problemWith(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return Optional.of("is no name of a header");
        }
        boolean reserved = RESERVED.contains(lower) || lower.startsWith("webhook-") || lower.startsWith("guidon-");
        return reserved ? Optional.of("is set by the sender") : Optional.empty();
    }

    /// A message never repeats the value.
    private SecretText value(Place place, String name, boolean secret) {
        Optional<SecretText> kept = current.stream()
                .filter(header -> header.secret() && header.name().equals(name))
                .map(Header::value)
                .findFirst();
        if (!place.isPresent() && secret && kept.isPresent()) {
            return kept.get();
        }
        String text = place.node().asText();
        if (!place.node().isTextual()
                || text.length() > MAX_VALUE
                || !VALUE.matcher(text).matches()) {
            place.wrong("must be a text of 1 to " + MAX_VALUE + " printable ASCII characters");
            return STAND_IN;
        }
        return new SecretText(text);
    }
}
