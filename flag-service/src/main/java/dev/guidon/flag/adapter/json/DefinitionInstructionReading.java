package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.definition.DefinitionInstruction;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Instructions for the definition of one flag out of JSON; [DefinitionInstructionJson] is the way back.
final class DefinitionInstructionReading {
    static final String KIND = InstructionReading.KIND;
    static final String FLAG_KIND = "flagKind";
    static final String VALUES = "values";
    private static final String VARIANT = "variant";
    private static final DefinitionInstruction STAND_IN = new DefinitionInstruction.MarkActive();
    private static final int MAX_KEY = 64;

    private final Map<String, Function<Place, DefinitionInstruction>> readers = new LinkedHashMap<>();
    /// Changes with an instruction that changes it.
    private FlagType type;

    DefinitionInstructionReading(FlagDefinition flag) {
        this.type = flag.type();
        readers.put("rename", DefinitionInstructionReading::rename);
        readers.put("describe", DefinitionInstructionReading::describe);
        readers.put("setMaintainer", DefinitionInstructionReading::setMaintainer);
        readers.put("addTags", place -> new DefinitionInstruction.AddTags(tags(place)));
        readers.put("removeTags", place -> new DefinitionInstruction.RemoveTags(tags(place)));
        readers.put("setTags", place -> new DefinitionInstruction.SetTags(tags(place)));
        readers.put("addVariant", this::addVariant);
        readers.put("updateVariant", this::updateVariant);
        readers.put("removeVariant", DefinitionInstructionReading::removeVariant);
        readers.put("orderVariants", DefinitionInstructionReading::orderVariants);
        readers.put("setType", this::setType);
        readers.put("setClientVisible", DefinitionInstructionReading::setClientVisible);
        readers.put("setSchema", DefinitionInstructionReading::setSchema);
        readers.put("removeSchema", place -> bare(place, new DefinitionInstruction.RemoveSchema()));
        readers.put("setKind", DefinitionInstructionReading::setKind);
        readers.put("markTemporary", DefinitionInstructionReading::markTemporary);
        readers.put("markPermanent", place -> bare(place, new DefinitionInstruction.MarkPermanent()));
        readers.put("markStale", place -> bare(place, new DefinitionInstruction.MarkStale()));
        readers.put("markActive", place -> bare(place, new DefinitionInstruction.MarkActive()));
        readers.put("archive", place -> bare(place, new DefinitionInstruction.Archive()));
        readers.put("unarchive", place -> bare(place, new DefinitionInstruction.Unarchive()));
    }

    DefinitionInstruction read(Place place) {
        if (!place.node().isObject()) {
            place.expected("an object with kind and what it takes");
            return STAND_IN;
        }
        return place.field(KIND)
                .word(readers)
                .map(reader -> reader.apply(place))
                .orElse(STAND_IN);
    }

    private static DefinitionInstruction bare(Place place, DefinitionInstruction instruction) {
        place.object(KIND);
        return instruction;
    }

    private static DefinitionInstruction rename(Place place) {
        return new DefinitionInstruction.Rename(
                place.object(KIND, "name").field("name").text(LabelJson.MAX_NAME));
    }

    private static DefinitionInstruction describe(Place place) {
        return new DefinitionInstruction.Describe(CaptionJson.textOrEmpty(
                place.object(KIND, "description").field("description"), LabelJson.MAX_DESCRIPTION));
    }

    private static DefinitionInstruction setMaintainer(Place place) {
        return new DefinitionInstruction.SetMaintainer(
                CaptionJson.textOrEmpty(place.object(KIND, "maintainer").field("maintainer"), LabelJson.MAX_NAME));
    }

    private static List<String> tags(Place place) {
        return LabelJson.tags(place.object(KIND, "tags").field("tags"));
    }

    private DefinitionInstruction addVariant(Place place) {
        Place fields = place.object(KIND, VARIANT, "before");
        return new DefinitionInstruction.AddVariant(
                VariantJson.read(fields.field(VARIANT), Optional.of(type), new HashSet<>()),
                fields.optional("before").map(before -> before.text(MAX_KEY)));
    }

    private DefinitionInstruction updateVariant(Place place) {
        Place fields = place.object(KIND, VARIANT, VariantJson.VALUE, CaptionJson.NAME, CaptionJson.DESCRIPTION);
        return new DefinitionInstruction.UpdateVariant(
                fields.field(VARIANT).text(MAX_KEY),
                fields.optional(VariantJson.VALUE).map(value -> VariantJson.value(value, Optional.of(type))),
                fields.optional(CaptionJson.NAME).map(name -> CaptionJson.textOrEmpty(name, CaptionJson.MAX_NAME)),
                fields.optional(CaptionJson.DESCRIPTION)
                        .map(text -> CaptionJson.textOrEmpty(text, CaptionJson.MAX_DESCRIPTION)));
    }

    private static DefinitionInstruction removeVariant(Place place) {
        return new DefinitionInstruction.RemoveVariant(
                place.object(KIND, VARIANT).field(VARIANT).text(MAX_KEY));
    }

    private static DefinitionInstruction orderVariants(Place place) {
        return new DefinitionInstruction.OrderVariants(
                place.object(KIND, "variants").field("variants").elements(VariantJson.MAX).stream()
                        .map(variant -> variant.text(MAX_KEY))
                        .toList());
    }

    private DefinitionInstruction setType(Place place) {
        Place fields = place.object(KIND, DefinitionJson.TYPE, VALUES);
        Optional<FlagType> next = fields.field(DefinitionJson.TYPE).word(Words.TYPES);
        Place values = fields.field(VALUES);
        if (!values.node().isObject()) {
            values.expected("an object of values by the key of their variant");
        }
        Map<String, Value> read = new LinkedHashMap<>();
        values.fieldNames().forEach(key -> read.put(key, VariantJson.value(values.field(key), next)));
        type = next.orElse(type);
        return new DefinitionInstruction.SetType(type, read);
    }

    private static DefinitionInstruction setClientVisible(Place place) {
        return new DefinitionInstruction.SetClientVisible(place.object(KIND, DefinitionJson.CLIENT_VISIBLE)
                .field(DefinitionJson.CLIENT_VISIBLE)
                .bool());
    }

    private static DefinitionInstruction setSchema(Place place) {
        return new DefinitionInstruction.SetSchema(
                DefinitionJson.schema(place.object(KIND, DefinitionJson.SCHEMA).field(DefinitionJson.SCHEMA)));
    }

    private static DefinitionInstruction setKind(Place place) {
        return new DefinitionInstruction.SetKind(place.object(KIND, FLAG_KIND)
                .field(FLAG_KIND)
                .word(Words.FLAG_KINDS)
                .orElse(FlagKind.RELEASE));
    }

    private static DefinitionInstruction markTemporary(Place place) {
        return new DefinitionInstruction.MarkTemporary(place.object(KIND, DefinitionJson.UNTIL)
                .optional(DefinitionJson.UNTIL)
                .flatMap(DefinitionJson::day));
    }
}
