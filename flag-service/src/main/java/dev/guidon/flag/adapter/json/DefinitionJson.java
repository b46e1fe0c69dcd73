package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import dev.guidon.flag.edit.FlagDefinition.Shape;
import dev.guidon.flag.edit.FlagKind;
import dev.guidon.flag.project.Key;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// What an author says of a flag as a whole, between JSON and the domain. Its key, version and life are not part of
/// the document.
public final class DefinitionJson {
    static final String TYPE = "type";
    static final String KIND = "kind";
    static final String TEMPORARY = "temporary";
    static final String UNTIL = "until";
    static final String CLIENT_VISIBLE = "clientVisible";
    static final String VARIANTS = "variants";
    static final String SCHEMA = "schema";

    private DefinitionJson() {}

    /// Which flag a document is about.
    record Identity(Key projectKey, Key key, long version, Life life) {
        static Identity of(FlagDefinition flag) {
            return new Identity(flag.projectKey(), flag.key(), flag.version(), flag.life());
        }
    }

    /// Its own fields; the caller has looked for others.
    static FlagDefinition read(Place place, Identity identity) {
        return new FlagDefinition(
                identity.projectKey(),
                identity.key(),
                identity.version(),
                LabelJson.read(place, identity.key()),
                purpose(place),
                shape(place),
                identity.life());
    }

    private static Purpose purpose(Place place) {
        FlagKind kind =
                place.optional(KIND).flatMap(at -> at.word(Words.FLAG_KINDS)).orElse(FlagKind.RELEASE);
        Optional<LocalDate> until = place.optional(UNTIL).flatMap(DefinitionJson::day);
        boolean temporary = place.optional(TEMPORARY).map(Place::bool).orElse(until.isPresent() || kind.isTemporary());
        if (until.isPresent() && !temporary) {
            place.field(UNTIL).wrong("is for temporary flags; a permanent one has no end");
            return Purpose.of(kind);
        }
        return new Purpose(kind, temporary, until);
    }

    static Optional<LocalDate> day(Place place) {
        return place.text(DefinitionJson::problemWithDay).map(LocalDate::parse);
    }

    private static Optional<String> problemWithDay(String text) {
        try {
            LocalDate.parse(text);
            return Optional.empty();
        } catch (DateTimeParseException noDay) {
            return Optional.of("is no day; write it as 2026-12-31");
        }
    }

    private static Shape shape(Place place) {
        Optional<FlagType> type = place.field(TYPE).word(Words.TYPES);
        Shape shape = new Shape(
                type.orElse(FlagType.BOOLEAN),
                place.optional(CLIENT_VISIBLE).map(Place::bool).orElse(false),
                VariantJson.read(place.field(VARIANTS), type),
                place.optional(SCHEMA).map(DefinitionJson::schema));
        place.optional(SCHEMA).ifPresent(schema -> check(place, schema, type));
        return shape;
    }

    private static void check(Place place, Place schema, Optional<FlagType> type) {
        if (type.isPresent() && type.get() != FlagType.OBJECT) {
            schema.wrong("is for flags of type object, not " + Words.of(type.get()));
        } else {
            ValueSchema.read(schema).ifPresent(readable -> readable.check(place.field(VARIANTS)));
        }
    }

    static Value.Structure schema(Place place) {
        if (!place.node().isObject()) {
            place.expected("a JSON Schema, which is an object");
        }
        return ValueJson.read(place) instanceof Value.Structure structure ? structure : new Value.Structure(Map.of());
    }

    public static ObjectNode write(FlagDefinition flag) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        LabelJson.write(flag.label(), object);
        object.put(KIND, Words.of(flag.purpose().kind()))
                .put(TEMPORARY, flag.purpose().temporary());
        flag.purpose().until().ifPresent(day -> object.put(UNTIL, day.toString()));
        object.put(TYPE, Words.of(flag.type())).put(CLIENT_VISIBLE, flag.clientVisible());
        object.set(VARIANTS, VariantJson.write(flag.variants()));
        flag.shape().schema().ifPresent(schema -> object.set(SCHEMA, ValueJson.write(schema)));
        return object;
    }
}
