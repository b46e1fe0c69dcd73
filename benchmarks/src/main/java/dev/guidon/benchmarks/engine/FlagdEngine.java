package dev.guidon.benchmarks.engine;

import dev.guidon.benchmarks.flag.Checkout;
import dev.guidon.benchmarks.flag.Person;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// OpenFeature's flagd provider for Java, deciding in process from a file. Asked directly: the OpenFeature client
/// around it would only add to its time.
final class FlagdEngine implements Engine<EvaluationContext> {
    /// The provider's own is 1 s, which its first start on a busy machine exceeds.
    private static final int DEADLINE_MILLIS = 30_000;

    private final Path document;
    private final FlagdProvider provider;

    FlagdEngine() {
        document = document();
        provider = new FlagdProvider(FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(document.toString())
                .deadline(DEADLINE_MILLIS)
                .build());
        try {
            provider.initialize(new ImmutableContext());
        } catch (Exception e) {
            // The provider declares nothing narrower.
            throw new IllegalStateException("the flagd provider does not start", e);
        }
    }

    /// The provider reads from the file system only.
    private static Path document() {
        try (InputStream json = Objects.requireNonNull(Checkout.class.getResourceAsStream("checkout.flagd.json"))) {
            Path file = Files.createTempFile("checkout", ".flagd.json");
            var _ = Files.copy(json, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EvaluationContext subject(Person person) {
        Map<String, Value> attributes = new HashMap<>();
        person.attributes().forEach((name, value) -> attributes.put(name, valueOf(value)));
        return new ImmutableContext(person.key(), attributes);
    }

    private static Value valueOf(Object attribute) {
        return attribute instanceof Long number
                ? new Value(Math.toIntExact(number))
                : new Value(String.valueOf(attribute));
    }

    @Override
    public String decide(EvaluationContext subject) {
        return provider.getStringEvaluation(Checkout.KEY, "", subject).getValue();
    }

    @Override
    public void close() {
        provider.shutdown();
        try {
            Files.deleteIfExists(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
