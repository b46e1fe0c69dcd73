package dev.guidon.benchmarks.engine;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import dev.guidon.benchmarks.flag.Checkout;
import dev.guidon.benchmarks.flag.Person;
import java.io.IOException;
import java.io.UncheckedIOException;

/// LaunchDarkly's server SDK for Java, from a document and without events: the decision alone.
final class LaunchDarklyEngine implements Engine<LDContext> {
    private static final String DOCUMENT = "dev/guidon/benchmarks/flag/checkout.launchdarkly.json";
    private static final String NO_KEY = "none";

    private final LDClient client = new LDClient(
            NO_KEY,
            new LDConfig.Builder()
                    .dataSource(FileData.dataSource().classpathResources(DOCUMENT))
                    .events(Components.noEvents())
                    .diagnosticOptOut(true)
                    .logging(Components.noLogging())
                    .build());

    @Override
    public LDContext subject(Person person) {
        var context = LDContext.builder(person.key());
        person.attributes().forEach((name, value) -> {
            if (value instanceof Long number) {
                context.set(name, number.doubleValue());
            } else {
                context.set(name, String.valueOf(value));
            }
        });
        return context.build();
    }

    @Override
    public String decide(LDContext subject) {
        return client.stringVariation(Checkout.KEY, subject, "");
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
