package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.definition.DefinitionDifference;
import dev.guidon.flag.definition.DefinitionInstruction;
import dev.guidon.flag.definition.DefinitionText;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.List;
import java.util.Optional;

/// Instructions for a definition as JSON, for callers to send back and for people to read.
public final class DefinitionInstructionJson {
    private static final String VARIANT = "variant";

    private DefinitionInstructionJson() {}

    /// What leads from one definition to another: `instructions`, and a sentence for each in `summary`.
    public static ObjectNode difference(FlagDefinition from, FlagDefinition to) {
        List<DefinitionInstruction> steps = DefinitionDifference.between(from, to);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode instructions = object.putArray("instructions");
        ArrayNode summary = object.putArray("summary");
        steps.forEach(step -> {
            instructions.add(write(step));
            summary.add(DefinitionText.of(step));
        });
        return object;
    }

    private static ObjectNode write(DefinitionInstruction instruction) {
        return switch (instruction) {
            case DefinitionInstruction.Rename(var name) -> kind("rename").put("name", name);
            case DefinitionInstruction.Describe(var text) -> kind("describe").put("description", text);
            case DefinitionInstruction.SetMaintainer(var who) ->
                kind("setMaintainer").put("maintainer", who);
            case DefinitionInstruction.AddTags(var tags) -> listing("addTags", "tags", tags);
            case DefinitionInstruction.RemoveTags(var tags) -> listing("removeTags", "tags", tags);
            case DefinitionInstruction.SetTags(var tags) -> listing("setTags", "tags", tags);
            case DefinitionInstruction.AddVariant(var variant, var before) ->
                with("before", before, kind("addVariant").set(VARIANT, VariantJson.write(variant)));
            case DefinitionInstruction.UpdateVariant update -> update(update);
            case DefinitionInstruction.RemoveVariant(var key) ->
                kind("removeVariant").put(VARIANT, key);
            case DefinitionInstruction.OrderVariants(var keys) -> listing("orderVariants", "variants", keys);
            case DefinitionInstruction.SetType setType -> setType(setType);
            case DefinitionInstruction.SetClientVisible(var visible) ->
                kind("setClientVisible").put(DefinitionJson.CLIENT_VISIBLE, visible);
            case DefinitionInstruction.SetSchema(var schema) ->
                kind("setSchema").set(DefinitionJson.SCHEMA, ValueJson.write(schema));
            case DefinitionInstruction.RemoveSchema() -> kind("removeSchema");
            case DefinitionInstruction.SetKind(var kind) ->
                kind("setKind").put(DefinitionInstructionReading.FLAG_KIND, Words.of(kind));
            case DefinitionInstruction.MarkTemporary(var until) ->
                with(DefinitionJson.UNTIL, until.map(Object::toString), kind("markTemporary"));
            case DefinitionInstruction.MarkPermanent() -> kind("markPermanent");
            case DefinitionInstruction.MarkStale() -> kind("markStale");
            case DefinitionInstruction.MarkActive() -> kind("markActive");
            case DefinitionInstruction.Archive() -> kind("archive");
            case DefinitionInstruction.Unarchive() -> kind("unarchive");
        };
    }

    private static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put(InstructionReading.KIND, kind);
    }

    private static ObjectNode listing(String kind, String field, List<String> texts) {
        ObjectNode object = kind(kind);
        texts.forEach(object.putArray(field)::add);
        return object;
    }

    private static ObjectNode with(String field, Optional<String> text, ObjectNode object) {
        text.ifPresent(present -> object.put(field, present));
        return object;
    }

    private static ObjectNode update(DefinitionInstruction.UpdateVariant update) {
        ObjectNode object = kind("updateVariant").put(VARIANT, update.variantKey());
        update.value().ifPresent(value -> object.set(VariantJson.VALUE, ValueJson.write(value)));
        return with(CaptionJson.DESCRIPTION, update.description(), with(CaptionJson.NAME, update.name(), object));
    }

    private static ObjectNode setType(DefinitionInstruction.SetType instruction) {
        ObjectNode object = kind("setType").put(DefinitionJson.TYPE, Words.of(instruction.type()));
        ObjectNode values = object.putObject(DefinitionInstructionReading.VALUES);
        instruction.values().forEach((key, value) -> values.<JsonNode>set(key, ValueJson.write(value)));
        return object;
    }
}
