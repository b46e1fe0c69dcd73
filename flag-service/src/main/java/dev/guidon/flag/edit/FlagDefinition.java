package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.project.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a flag is everywhere in its project; each environment adds a configuration.
///
/// @param clientVisible whether client keys may see it
public record FlagDefinition(
        Key projectKey, Key key, Label label, FlagType type, boolean clientVisible, List<Variant> variants, Life life) {
    /// A project may have this many flags.
    public static final int MAX_PER_PROJECT = 10_000;

    /// What only people read.
    ///
    /// @param maintainer who looks after the flag; empty for nobody
    public record Label(String name, String description, List<String> tags, String maintainer) {
        public Label {
            tags = List.copyOf(tags);
        }
    }

    /// @param archivedAt since when nobody is served the flag; empty while it is in use
    public record Life(Instant createdAt, Optional<Instant> archivedAt) {
        public static Life from(Instant createdAt) {
            return new Life(createdAt, Optional.empty());
        }
    }

    public FlagDefinition {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("flag " + key + " has no variant");
        }
    }

    public Flag with(FlagConfiguration configuration) {
        return new Flag(key.text(), type, variants, clientVisible, configuration);
    }

    public FlagDefinition with(Label changed) {
        return new FlagDefinition(projectKey, key, changed, type, clientVisible, variants, life);
    }

    public boolean isArchived() {
        return life.archivedAt().isPresent();
    }

    /// @param at empty to bring it back
    public FlagDefinition archived(Optional<Instant> at) {
        return new FlagDefinition(
                projectKey, key, label, type, clientVisible, variants, new Life(life.createdAt(), at));
    }

    public List<String> variantKeys() {
        return variants.stream().map(Variant::key).toList();
    }

    /// How the flag starts in an environment that nobody configured it for: off. Then it serves `false` if it is
    /// boolean, and the first variant otherwise; switched on, it serves the first variant.
    public FlagConfiguration startingOff() {
        String first = variants.getFirst().key();
        String off = variants.stream()
                .filter(variant -> variant.value().equals(new Value.Bool(false)))
                .map(Variant::key)
                .findFirst()
                .orElse(first);
        return new FlagConfiguration(1, false, off, List.of(), List.of(), List.of(), new Serve.OneVariant(first));
    }
}
