package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.sso.ClaimPath;
import dev.guidon.flag.sso.EditProviders;
import dev.guidon.flag.sso.Mapping;
import dev.guidon.flag.sso.Provider;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Identity providers between JSON and the domain.
public final class ProviderJson {
    private static final int MAX_TEXT = 200;
    private static final int MAX_SECRET = 1_000;
    private static final int MAX_LIST = 20;
    private static final URI STAND_IN = URI.create("https://stand-in.invalid");
    private static final List<String> SCOPES = List.of("openid", "email", "profile");

    private ProviderJson() {}

    /// Where a provider is kept, and from when on.
    public record Destination(Key key, String organization, boolean plainHttp, Instant at) {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static EditProviders.Order read(JsonNode document, Destination to) {
        return Place.read(document, place -> {
            place.object(
                    "name",
                    "issuer",
                    "clientId",
                    "clientSecret",
                    "scopes",
                    "audiences",
                    "trustUnverifiedEmail",
                    "rules");
            String clientId = place.field("clientId").text(MAX_TEXT);
            Provider provider = new Provider(
                    to.key(),
                    to.organization(),
                    place.optional("name")
                            .map(name -> name.text(MAX_TEXT))
                            .orElse(to.key().text()),
                    new Provider.Client(issuer(place.field("issuer"), to.plainHttp()), clientId, scopes(place)),
                    trust(place, clientId),
                    Optional.empty(),
                    1,
                    to.at());
            return new EditProviders.Order(
                    provider, place.optional("clientSecret").map(secret -> secret.secret(MAX_SECRET)));
        });
    }

    private static URI issuer(Place place, boolean plainHttp) {
        return place.text(text -> problemWith(text, plainHttp)).map(URI::create).orElse(STAND_IN);
    }

    private static Optional<String> problemWith(String text, boolean plainHttp) {
        String wanted = "must be the address of an issuer, such as https://login.example.org/realms/main";
        try {
            URI uri = URI.create(text);
            boolean secure = "https".equals(uri.getScheme()) || (plainHttp && "http".equals(uri.getScheme()));
            return secure
                            && text.length() <= MAX_TEXT
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                            && uri.getQuery() == null
                            && uri.getFragment() == null
                    ? Optional.empty()
                    : Optional.of(wanted);
        } catch (IllegalArgumentException noUri) {
            return Optional.of(wanted);
        }
    }

    static List<String> scopes(Place place) {
        List<String> more = place.optional("scopes").map(ProviderJson::texts).orElse(SCOPES);
        return Stream.concat(Stream.of("openid"), more.stream()).distinct().toList();
    }

    /// @param clientId which every token may be for
    static Provider.Trust trust(Place place, String clientId) {
        List<String> more = place.optional("audiences").map(ProviderJson::texts).orElse(List.of());
        return new Provider.Trust(
                Stream.concat(Stream.of(clientId), more.stream())
                        .filter(audience -> !audience.isEmpty())
                        .distinct()
                        .toList(),
                place.optional("trustUnverifiedEmail").map(Place::bool).orElse(false),
                new Mapping(place.optional("rules")
                        .map(rules -> rules.elements(Mapping.MAX_RULES).stream()
                                .map(ProviderJson::rule)
                                .toList())
                        .orElse(List.of())));
    }

    private static Mapping.Rule rule(Place place) {
        place.object("claim", "value", "policies", "groups");
        if (place.has("claim") != place.has("value")) {
            place.wrong("must have claim and value, or neither to match everybody");
        }
        List<String> policies =
                place.optional("policies").map(ProviderJson::texts).orElse(List.of());
        List<String> groups = place.optional("groups").map(ProviderJson::texts).orElse(List.of());
        if (policies.isEmpty() && groups.isEmpty()) {
            place.wrong("must give policies or groups");
        }
        return new Mapping.Rule(place.optional("claim").flatMap(claim -> test(place, claim)), policies, groups);
    }

    private static Optional<Mapping.Test> test(Place rule, Place claim) {
        return claim.text(ClaimPath::problemWith)
                .map(path -> new Mapping.Test(
                        new ClaimPath(path), rule.field("value").text(MAX_TEXT)));
    }

    private static List<String> texts(Place place) {
        return place.elements(MAX_LIST).stream()
                .map(each -> each.text(MAX_TEXT))
                .toList();
    }

    /// Everything but what only the database and the path know.
    public static void write(Provider.Client client, Provider.Trust trust, ObjectNode into) {
        addAll(into.putArray("scopes"), client.scopes());
        addAll(into.putArray("audiences"), trust.audiences());
        into.put("trustUnverifiedEmail", trust.unverifiedEmail());
        ArrayNode rules = into.putArray("rules");
        trust.mapping().rules().forEach(rule -> write(rule, rules.addObject()));
    }

    private static void write(Mapping.Rule rule, ObjectNode into) {
        rule.when().ifPresent(test -> into.put("claim", test.claim().text()).put("value", test.value()));
        addAll(into.putArray("policies"), rule.policies());
        addAll(into.putArray("groups"), rule.groups());
    }

    private static void addAll(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
