package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.Caption;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import dev.guidon.flag.edit.FlagDefinition.Shape;
import dev.guidon.flag.edit.FlagKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Right definitions of one flag, at random. From few names, so that two of them have much in common.
final class Definitions {
    private Definitions() {}

    static Arbitrary<FlagDefinition> any() {
        return Combinators.combine(labels(), purposes(), shapes(), lives())
                .as((label, purpose, shape, life) -> new FlagDefinition(
                        Documents.FLAG.projectKey(), Documents.FLAG.key(), 3, label, purpose, shape, life));
    }

    private static Arbitrary<Label> labels() {
        Arbitrary<List<String>> tags =
                Arbitraries.of("a", "b", "c", "d").list().uniqueElements().ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of("Checkout", "Pay"),
                        Arbitraries.of("", "long"),
                        tags,
                        Arbitraries.of("", "ada@example.org"))
                .as(Label::new);
    }

    private static Arbitrary<Purpose> purposes() {
        return Combinators.combine(
                        Arbitraries.of(FlagKind.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-31"))
                                .optional())
                .as((kind, temporary, until) -> new Purpose(kind, temporary, until.filter(_ -> temporary)));
    }

    private static Arbitrary<Shape> shapes() {
        return Arbitraries.of(FlagType.STRING, FlagType.INTEGER, FlagType.OBJECT)
                .flatMap(Definitions::shapes);
    }

    private static Arbitrary<Shape> shapes(FlagType type) {
        Arbitrary<Optional<Value.Structure>> schema = type == FlagType.OBJECT
                ? Arbitraries.of("object", "array").map(Definitions::schema).optional()
                : Arbitraries.just(Optional.empty());
        return Combinators.combine(Arbitraries.of(true, false), variants(type), schema)
                .as((visible, variants, kept) -> new Shape(type, visible, variants, kept));
    }

    private static Value.Structure schema(String type) {
        return new Value.Structure(Map.of(
                "properties",
                new Value.Structure(Map.of("z", new Value.Structure(Map.of("type", new Value.Text(type)))))));
    }

    private static Arbitrary<List<Variant>> variants(FlagType type) {
        Arbitrary<Caption> captions = Combinators.combine(Arbitraries.of("", "One"), Arbitraries.of("", "text"))
                .as(Caption::new);
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        captions,
                        Arbitraries.integers().between(1, 3).map(number -> value(type, number)))
                .as(Variant::new)
                .list()
                .uniqueElements(Variant::key)
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Value value(FlagType type, int number) {
        return switch (type) {
            case INTEGER -> new Value.Whole(number);
            case OBJECT -> new Value.Structure(Map.of("x", new Value.Whole(number)));
            case STRING, BOOLEAN, DOUBLE -> new Value.Text("t" + number);
        };
    }

    private static Arbitrary<Life> lives() {
        Arbitrary<Optional<Instant>> moments = Arbitraries.of(Documents.NOW).optional();
        return Combinators.combine(moments, moments)
                .as((archivedAt, staleAt) -> new Life(Documents.NOW, archivedAt, staleAt));
    }
}
