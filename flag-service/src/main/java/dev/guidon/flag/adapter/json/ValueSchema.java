package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A JSON Schema (draft 2020-12) that the values of variants keep to. Within [SchemaBounds], so nothing is fetched and
/// checking ends soon.
final class ValueSchema {
    private static final SchemaValidatorsConfig CONFIGURATION = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(ValueSchema::linear)
            .build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonSchema OF_SCHEMAS = FACTORY.getSchema(
            SchemaLocation.of(SchemaId.V202012),
            SchemaValidatorsConfig.builder()
                    .locale(Locale.ENGLISH)
                    .pathType(PathType.JSON_POINTER)
                    .build());

    private final JsonSchema schema;

    private ValueSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /// RE2 instead of backtracking, which some patterns send on for years.
    private static com.networknt.schema.regex.RegularExpression linear(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return value -> pattern.matcher(value).find();
    }

    /// Empty when it is no schema that can be used, which is noted.
    static Optional<ValueSchema> read(Place place) {
        Findings own = new Findings();
        Place apart = new Place(place.node(), place.pointer(), own);
        SchemaBounds.check(apart);
        if (own.isEmpty()) {
            note(apart, OF_SCHEMAS.validate(place.node()));
        }
        own.addTo(place.findings());
        return own.isEmpty()
                ? Optional.of(new ValueSchema(FACTORY.getSchema(place.node(), CONFIGURATION)))
                : Optional.empty();
    }

    /// Notes at each of the variants what its value does not keep to.
    void check(Place variants) {
        for (int i = 0; i < variants.node().size(); i++) {
            Place value = variants.element(i).field(VariantJson.VALUE);
            JsonNode node = value.node();
            if (!node.isMissingNode()) {
                note(value, schema.validate(node));
            }
        }
    }

    private static void note(Place place, Set<ValidationMessage> messages) {
        messages.stream()
                .sorted(Comparator.comparing(
                        message -> message.getInstanceLocation().toString()))
                .forEach(message -> {
                    String pointer = message.getInstanceLocation().toString();
                    String text = message.getMessage();
                    place.findings()
                            .add(
                                    place.pointer() + pointer,
                                    text.startsWith(pointer + ": ") ? text.substring(pointer.length() + 2) : text);
                });
    }
}
