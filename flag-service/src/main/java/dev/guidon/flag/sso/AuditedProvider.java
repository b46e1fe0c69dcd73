package dev.guidon.flag.sso;

import dev.guidon.engine.flag.Value;
import java.util.Collection;
import java.util.Map;

/// What the audit trail says of a provider: everything but the secret, of which it says that there is one.
final class AuditedProvider {
    static final Value.Structure NONE = new Value.Structure(Map.of());

    private AuditedProvider() {}

    static Value.Structure of(Provider provider) {
        return new Value.Structure(Map.of(
                "name", new Value.Text(provider.name()),
                "issuer", new Value.Text(provider.client().issuer().toString()),
                "clientId", new Value.Text(provider.client().clientId()),
                "hasSecret", new Value.Bool(provider.sealedSecret().isPresent()),
                "scopes", texts(provider.client().scopes()),
                "audiences", texts(provider.trust().audiences()),
                "trustsUnverifiedEmail", new Value.Bool(provider.trust().unverifiedEmail()),
                "rules",
                        new Value.Sequence(provider.trust().mapping().rules().stream()
                                .map(AuditedProvider::of)
                                .toList())));
    }

    private static Value of(Mapping.Rule rule) {
        return new Value.Structure(Map.of(
                "claim",
                new Value.Text(rule.when().map(test -> test.claim().text()).orElse("")),
                "value",
                new Value.Text(rule.when().map(Mapping.Test::value).orElse("")),
                "policies",
                texts(rule.policies()),
                "groups",
                texts(rule.groups())));
    }

    private static Value texts(Collection<String> all) {
        return new Value.Sequence(all.stream().<Value>map(Value.Text::new).toList());
    }
}
