package dev.guidon.gateway.stage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// The fake provider under several names: `fake` as it is, `keyed` with an API key, `impatient` with short limits, and
/// `nowhere`, where nobody listens. Test fields of type [FakeProvider] get it.
public final class ProviderResource implements QuarkusTestResourceLifecycleManager {
    public static final String API_KEY = "sk-of-the-provider";
    private static final String PREFIX = "guidon.gateway.providers.";

    private final FakeProvider provider;

    public ProviderResource() {
        try {
            provider = new FakeProvider();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.http.test-port", "0");
        configuration.put(PREFIX + "fake.base-url", provider.baseUrl());
        configuration.put(PREFIX + "keyed.base-url", provider.baseUrl() + "/");
        configuration.put(PREFIX + "keyed.api-key", API_KEY);
        configuration.put(PREFIX + "impatient.base-url", provider.baseUrl());
        configuration.put(PREFIX + "impatient.first-byte-timeout", "0.3S");
        configuration.put(PREFIX + "impatient.idle-timeout", "0.3S");
        configuration.put(PREFIX + "narrow.base-url", provider.baseUrl());
        configuration.put(PREFIX + "narrow.max-connections", "1");
        configuration.put(PREFIX + "narrow.max-waiting", "0");
        configuration.put(PREFIX + "nowhere.base-url", "http://127.0.0.1:1/v1");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(provider, new TestInjector.MatchesType(FakeProvider.class));
    }

    @Override
    public void stop() {
        provider.close();
    }
}
