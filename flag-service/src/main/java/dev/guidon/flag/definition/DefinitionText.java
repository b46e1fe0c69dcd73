package dev.guidon.flag.definition;

import dev.guidon.flag.definition.DefinitionInstruction.UpdateVariant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Instructions for a definition, for people to read.
public final class DefinitionText {
    private DefinitionText() {}

    public static String of(DefinitionInstruction instruction) {
        return switch (instruction) {
            case DefinitionInstruction.Rename(var name) -> "name it '" + name + "'";
            case DefinitionInstruction.Describe(var text) ->
                text.isEmpty() ? "remove the description" : "change the description";
            case DefinitionInstruction.SetMaintainer(var who) ->
                who.isEmpty() ? "let nobody maintain it" : "let '" + who + "' maintain it";
            case DefinitionInstruction.AddTags(var tags) -> "add the tags " + listed(tags);
            case DefinitionInstruction.RemoveTags(var tags) -> "remove the tags " + listed(tags);
            case DefinitionInstruction.SetTags(var tags) -> "set the tags, in this order: " + listed(tags);
            case DefinitionInstruction.AddVariant(var variant, var before) ->
                "add variant '" + variant.key() + "'"
                        + before.map(key -> " before '" + key + "'").orElse(" as the last");
            case UpdateVariant update -> "change " + changed(update) + " of variant '" + update.variantKey() + "'";
            case DefinitionInstruction.RemoveVariant(var key) -> "remove variant '" + key + "'";
            case DefinitionInstruction.OrderVariants(var keys) -> "put the variants into the order " + listed(keys);
            case DefinitionInstruction.SetType(var type, var _) ->
                "make it of type " + word(type) + ", with new values for all variants";
            case DefinitionInstruction.SetClientVisible(var visible) ->
                visible ? "show it to client keys" : "hide it from client keys";
            case DefinitionInstruction.SetSchema(var _) -> "set the schema of the values";
            case DefinitionInstruction.RemoveSchema() -> "remove the schema of the values";
            case DefinitionInstruction.SetKind(var kind) -> "make it a flag of kind " + word(kind);
            case DefinitionInstruction.MarkTemporary(var until) ->
                "mark it temporary"
                        + until.map(LocalDate::toString)
                                .map(day -> ", until " + day)
                                .orElse("");
            case DefinitionInstruction.MarkPermanent() -> "mark it permanent";
            case DefinitionInstruction.MarkStale() -> "mark it stale";
            case DefinitionInstruction.MarkActive() -> "mark it stale no more";
            case DefinitionInstruction.Archive() -> "archive it";
            case DefinitionInstruction.Unarchive() -> "bring it back from the archive";
        };
    }

    private static String changed(UpdateVariant update) {
        return Stream.of(
                        update.value().map(_ -> "the value"),
                        update.name().map(_ -> "the name"),
                        update.description().map(_ -> "the description"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static String listed(List<String> keys) {
        return String.join(", ", keys);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
