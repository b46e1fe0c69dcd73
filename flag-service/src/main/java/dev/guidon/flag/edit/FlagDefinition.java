package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.project.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a flag is everywhere in its project; each environment adds a configuration.
///
/// @param version grows by one with each change of the definition, from 1
public record FlagDefinition(
        Key projectKey, Key key, long version, Label label, Purpose purpose, Shape shape, Life life) {
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

    /// Why the flag exists, and for how long.
    ///
    /// @param temporary whether it is meant to go away again
    /// @param until last day on which a temporary flag is expected to be there
    public record Purpose(FlagKind kind, boolean temporary, Optional<LocalDate> until) {
        public Purpose {
            if (until.isPresent() && !temporary) {
                throw new IllegalArgumentException("a permanent flag has no end");
            }
        }

        public static Purpose of(FlagKind kind) {
            return new Purpose(kind, kind.isTemporary(), Optional.empty());
        }
    }

    /// What the flag can answer, and to whom.
    ///
    /// @param clientVisible whether client keys may see it
    /// @param schema a JSON Schema (draft 2020-12) that the values of an object flag keep to
    public record Shape(
            FlagType type, boolean clientVisible, List<Variant> variants, Optional<Value.Structure> schema) {
        public Shape {
            variants = List.copyOf(variants);
            if (variants.isEmpty()) {
                throw new IllegalArgumentException("a flag has at least one variant");
            }
        }

        public static Shape of(FlagType type, List<Variant> variants) {
            return new Shape(type, false, variants, Optional.empty());
        }

        /// Whether readers of rulesets cannot tell it from `other`.
        boolean answersLike(Shape other) {
            return type == other.type
                    && clientVisible == other.clientVisible
                    && variants.size() == other.variants.size()
                    && IntStream.range(0, variants.size())
                            .allMatch(i -> variants.get(i).answersLike(other.variants.get(i)));
        }
    }

    /// @param archivedAt since when nobody is served the flag; empty while it is in use
    /// @param staleAt since when somebody wants it cleaned up; empty for nobody
    public record Life(Instant createdAt, Optional<Instant> archivedAt, Optional<Instant> staleAt) {
        public static Life from(Instant createdAt) {
            return new Life(createdAt, Optional.empty(), Optional.empty());
        }
    }

    public FlagDefinition with(Label changed) {
        return new FlagDefinition(projectKey, key, version, changed, purpose, shape, life);
    }

    /// This flag as `wanted` says that it is, for as long as it has lived, as the next version.
    public FlagDefinition redefinedAs(FlagDefinition wanted) {
        return new FlagDefinition(projectKey, key, version + 1, wanted.label(), wanted.purpose(), wanted.shape(), life);
    }

    /// The same as its next version.
    public FlagDefinition next() {
        return new FlagDefinition(projectKey, key, version + 1, label, purpose, shape, life);
    }

    public FlagType type() {
        return shape.type();
    }

    public boolean clientVisible() {
        return shape.clientVisible();
    }

    public List<Variant> variants() {
        return shape.variants();
    }

    public Flag with(FlagConfiguration configuration) {
        return new Flag(key.text(), type(), variants(), clientVisible(), configuration);
    }

    public boolean isArchived() {
        return life.archivedAt().isPresent();
    }

    /// Why it should be cleaned up; nothing speaks for that when there are none.
    ///
    /// @param today where the flag is kept: in UTC
    public List<StaleReason> staleReasons(LocalDate today) {
        List<StaleReason> reasons = new ArrayList<>();
        if (life.staleAt().isPresent()) {
            reasons.add(StaleReason.MARKED);
        }
        if (purpose.until().filter(today::isAfter).isPresent()) {
            reasons.add(StaleReason.OVERDUE);
        }
        return List.copyOf(reasons);
    }

    public FlagStage stage(LocalDate today) {
        if (isArchived()) {
            return FlagStage.ARCHIVED;
        }
        return staleReasons(today).isEmpty() ? FlagStage.ACTIVE : FlagStage.STALE;
    }

    /// Whether readers of rulesets cannot tell it from `other`.
    public boolean answersLike(FlagDefinition other) {
        return isArchived() == other.isArchived() && (isArchived() || shape.answersLike(other.shape));
    }

    public List<String> variantKeys() {
        return variants().stream().map(Variant::key).toList();
    }

    /// How the flag starts in an environment that nobody configured it for: off. Then it serves `false` if it is
    /// boolean, and the first variant otherwise; switched on, it serves the first variant.
    public FlagConfiguration startingOff() {
        String first = variants().getFirst().key();
        String off = variants().stream()
                .filter(variant -> variant.value().equals(new Value.Bool(false)))
                .map(Variant::key)
                .findFirst()
                .orElse(first);
        return new FlagConfiguration(1, false, off, List.of(), List.of(), List.of(), new Serve.OneVariant(first));
    }
}
