package dev.guidon.flag.definition;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A definition as plain values for the audit trail, without its label and without whether it is archived, which have
/// entries of their own.
record PlainDefinition(Value.Structure fields) {

    static PlainDefinition of(FlagDefinition flag) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("kind", word(flag.purpose().kind()));
        fields.put("temporary", new Value.Bool(flag.purpose().temporary()));
        flag.purpose().until().ifPresent(day -> fields.put("until", new Value.Text(day.toString())));
        fields.put("type", word(flag.type()));
        fields.put("clientVisible", new Value.Bool(flag.clientVisible()));
        fields.put(
                "variants",
                new Value.Sequence(
                        flag.variants().stream().map(PlainDefinition::of).toList()));
        flag.shape().schema().ifPresent(schema -> fields.put("schema", schema));
        fields.put("stale", new Value.Bool(flag.life().staleAt().isPresent()));
        return new PlainDefinition(new Value.Structure(fields));
    }

    private static Value of(Variant variant) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("key", new Value.Text(variant.key()));
        fields.put("name", new Value.Text(variant.caption().name()));
        fields.put("description", new Value.Text(variant.caption().description()));
        fields.put("value", variant.value());
        return new Value.Structure(fields);
    }

    private static Value word(Enum<?> constant) {
        return new Value.Text(constant.name().toLowerCase(Locale.ROOT));
    }
}
