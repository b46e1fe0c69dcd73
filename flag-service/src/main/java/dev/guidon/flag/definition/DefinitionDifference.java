package dev.guidon.flag.definition;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.definition.DefinitionInstruction.UpdateVariant;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What leads from one definition of a flag to another.
public final class DefinitionDifference {
    private final List<DefinitionInstruction> steps = new ArrayList<>();
    private final FlagDefinition from;
    private final FlagDefinition to;

    private DefinitionDifference(FlagDefinition from, FlagDefinition to) {
        this.from = from;
        this.to = to;
    }

    /// Instructions that turn `from` into `to`, but for the version and for when it was archived or marked. None when
    /// there is no difference.
    public static List<DefinitionInstruction> between(FlagDefinition from, FlagDefinition to) {
        DefinitionDifference difference = new DefinitionDifference(from, to);
        difference.label(from.label(), to.label());
        difference.purpose(from.purpose(), to.purpose());
        difference.schemaLeaves();
        difference.variants();
        difference.visibility();
        difference.schemaComes();
        difference.life();
        return List.copyOf(difference.steps);
    }

    private void label(Label before, Label after) {
        if (!before.name().equals(after.name())) {
            steps.add(new DefinitionInstruction.Rename(after.name()));
        }
        if (!before.description().equals(after.description())) {
            steps.add(new DefinitionInstruction.Describe(after.description()));
        }
        if (!before.maintainer().equals(after.maintainer())) {
            steps.add(new DefinitionInstruction.SetMaintainer(after.maintainer()));
        }
        tags(before.tags(), after.tags());
    }

    private void tags(List<String> before, List<String> after) {
        List<String> removed =
                before.stream().filter(tag -> !after.contains(tag)).toList();
        List<String> added = after.stream().filter(tag -> !before.contains(tag)).toList();
        List<String> reached = new ArrayList<>(before);
        reached.removeAll(removed);
        reached.addAll(added);
        if (!reached.equals(after)) {
            steps.add(new DefinitionInstruction.SetTags(after));
            return;
        }
        if (!removed.isEmpty()) {
            steps.add(new DefinitionInstruction.RemoveTags(removed));
        }
        if (!added.isEmpty()) {
            steps.add(new DefinitionInstruction.AddTags(added));
        }
    }

    private void purpose(Purpose before, Purpose after) {
        if (before.kind() != after.kind()) {
            steps.add(new DefinitionInstruction.SetKind(after.kind()));
        }
        if (before.temporary() != after.temporary() || !before.until().equals(after.until())) {
            steps.add(
                    after.temporary()
                            ? new DefinitionInstruction.MarkTemporary(after.until())
                            : new DefinitionInstruction.MarkPermanent());
        }
    }

    private void schemaLeaves() {
        if (from.shape().schema().isPresent() && to.shape().schema().isEmpty()) {
            steps.add(new DefinitionInstruction.RemoveSchema());
        }
    }

    private void schemaComes() {
        to.shape()
                .schema()
                .filter(schema -> !from.shape().schema().equals(Optional.of(schema)))
                .map(DefinitionInstruction.SetSchema::new)
                .ifPresent(steps::add);
    }

    /// A variant that stays, as it was and as it will be.
    private record Kept(Variant before, Variant after) {}

    private void variants() {
        Map<String, Variant> wanted = byKey(to.variants());
        List<Kept> kept = new ArrayList<>();
        for (Variant variant : from.variants()) {
            Optional.ofNullable(wanted.get(variant.key()))
                    .ifPresentOrElse(
                            after -> kept.add(new Kept(variant, after)),
                            () -> steps.add(new DefinitionInstruction.RemoveVariant(variant.key())));
        }
        type(kept);
        kept.forEach(this::update);
        add();
        order(kept);
    }

    private void type(List<Kept> kept) {
        if (from.type() != to.type()) {
            Map<String, Value> values = new LinkedHashMap<>();
            kept.forEach(
                    variant -> values.put(variant.after().key(), variant.after().value()));
            steps.add(new DefinitionInstruction.SetType(to.type(), values));
        }
    }

    private void update(Kept variant) {
        Variant before = variant.before();
        Variant after = variant.after();
        boolean revalued = from.type() == to.type() && !before.value().equals(after.value());
        if (revalued || !before.caption().equals(after.caption())) {
            steps.add(new UpdateVariant(
                    after.key(),
                    revalued ? Optional.of(after.value()) : Optional.empty(),
                    changed(before.caption().name(), after.caption().name()),
                    changed(before.caption().description(), after.caption().description())));
        }
    }

    private static Optional<String> changed(String before, String after) {
        return before.equals(after) ? Optional.empty() : Optional.of(after);
    }

    /// From the last to the first, so that the variant that a new one goes in front of is there already.
    private void add() {
        Map<String, Variant> known = byKey(from.variants());
        Optional<String> before = Optional.empty();
        for (Variant variant : to.variants().reversed()) {
            if (!known.containsKey(variant.key())) {
                steps.add(new DefinitionInstruction.AddVariant(variant, before));
            }
            before = Optional.of(variant.key());
        }
    }

    /// New ones stand right when those that stay do.
    private void order(List<Kept> kept) {
        List<String> before =
                kept.stream().map(variant -> variant.before().key()).toList();
        List<String> after = to.variantKeys().stream().filter(before::contains).toList();
        if (!before.equals(after)) {
            steps.add(new DefinitionInstruction.OrderVariants(to.variantKeys()));
        }
    }

    private void visibility() {
        if (from.clientVisible() != to.clientVisible()) {
            steps.add(new DefinitionInstruction.SetClientVisible(to.clientVisible()));
        }
    }

    private void life() {
        if (from.life().staleAt().isPresent() != to.life().staleAt().isPresent()) {
            steps.add(
                    to.life().staleAt().isPresent()
                            ? new DefinitionInstruction.MarkStale()
                            : new DefinitionInstruction.MarkActive());
        }
        if (from.isArchived() != to.isArchived()) {
            steps.add(to.isArchived() ? new DefinitionInstruction.Archive() : new DefinitionInstruction.Unarchive());
        }
    }

    private static Map<String, Variant> byKey(List<Variant> variants) {
        return variants.stream().collect(Collectors.toMap(Variant::key, Function.identity()));
    }
}
