package dev.guidon.flag.definition;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import dev.guidon.flag.edit.FlagDefinition.Shape;
import dev.guidon.flag.edit.FlagKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A definition while instructions are applied to it. Belongs to one thread.
public final class WorkingDefinition {
    private final FlagDefinition start;
    private final Instant at;
    private final Set<String> tags;
    private final WorkingVariants variants;
    private String name;
    private String description;
    private String maintainer;
    private Purpose purpose;
    private FlagType type;
    private boolean clientVisible;
    private Optional<Value.Structure> schema;
    private Life life;

    /// @param at when the instructions are given
    public WorkingDefinition(FlagDefinition start, Instant at) {
        this.start = start;
        this.at = at;
        this.name = start.label().name();
        this.description = start.label().description();
        this.maintainer = start.label().maintainer();
        this.tags = new LinkedHashSet<>(start.label().tags());
        this.purpose = start.purpose();
        this.type = start.type();
        this.clientVisible = start.clientVisible();
        this.variants = new WorkingVariants(start.variants());
        this.schema = start.shape().schema();
        this.life = start.life();
    }

    /// Applies an instruction, or changes nothing and says why it cannot be applied.
    public Optional<String> apply(DefinitionInstruction instruction) {
        return switch (instruction) {
            case DefinitionInstruction.Rename(var text) -> done(() -> name = text);
            case DefinitionInstruction.Describe(var text) -> done(() -> description = text);
            case DefinitionInstruction.SetMaintainer(var text) -> done(() -> maintainer = text);
            case DefinitionInstruction.AddTags(var added) -> done(() -> tags.addAll(added));
            case DefinitionInstruction.RemoveTags(var removed) -> done(() -> removed.forEach(tags::remove));
            case DefinitionInstruction.SetTags(var all) -> setTags(all);
            case DefinitionInstruction.AddVariant(var variant, var before) -> variants.add(variant, before);
            case DefinitionInstruction.UpdateVariant update -> variants.update(update);
            case DefinitionInstruction.RemoveVariant(var key) -> variants.remove(key);
            case DefinitionInstruction.OrderVariants(var keys) -> variants.order(keys);
            case DefinitionInstruction.SetType(var next, var values) -> setType(next, values);
            case DefinitionInstruction.SetClientVisible(var visible) -> done(() -> clientVisible = visible);
            case DefinitionInstruction.SetSchema(var next) -> done(() -> schema = Optional.of(next));
            case DefinitionInstruction.RemoveSchema() -> done(() -> schema = Optional.empty());
            case DefinitionInstruction.SetKind(var kind) -> setKind(kind);
            case DefinitionInstruction.MarkTemporary(var until) -> mark(true, until);
            case DefinitionInstruction.MarkPermanent() -> mark(false, Optional.empty());
            case DefinitionInstruction.MarkStale() -> live(life.archivedAt(), Optional.of(since(life.staleAt())));
            case DefinitionInstruction.MarkActive() -> live(life.archivedAt(), Optional.empty());
            case DefinitionInstruction.Archive() -> live(Optional.of(since(life.archivedAt())), life.staleAt());
            case DefinitionInstruction.Unarchive() -> live(Optional.empty(), life.staleAt());
        };
    }

    private static Optional<String> done(Runnable change) {
        change.run();
        return Optional.empty();
    }

    private Optional<String> setTags(List<String> all) {
        tags.clear();
        tags.addAll(all);
        return Optional.empty();
    }

    private Optional<String> setType(FlagType next, Map<String, Value> values) {
        Optional<String> problem = variants.revalue(values);
        if (problem.isEmpty()) {
            type = next;
        }
        return problem;
    }

    private Optional<String> setKind(FlagKind kind) {
        purpose = new Purpose(kind, purpose.temporary(), purpose.until());
        return Optional.empty();
    }

    private Optional<String> mark(boolean temporary, Optional<LocalDate> until) {
        purpose = new Purpose(purpose.kind(), temporary, until);
        return Optional.empty();
    }

    private Optional<String> live(Optional<Instant> archivedAt, Optional<Instant> staleAt) {
        life = new Life(life.createdAt(), archivedAt, staleAt);
        return Optional.empty();
    }

    private Instant since(Optional<Instant> known) {
        return known.orElse(at);
    }

    /// What keeps the instructions from leading to a definition, if anything does.
    public Optional<String> problem() {
        return variants.variants().isEmpty() ? Optional.of("leave the flag without a variant") : Optional.empty();
    }

    /// What the instructions made of it, with the version of the definition that they began with.
    public FlagDefinition definition() {
        return new FlagDefinition(
                start.projectKey(),
                start.key(),
                start.version(),
                new Label(name, description, List.copyOf(tags), maintainer),
                purpose,
                new Shape(type, clientVisible, variants.variants(), schema),
                life);
    }
}
