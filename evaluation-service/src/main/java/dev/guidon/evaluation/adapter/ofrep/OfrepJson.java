package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes OFREP's answers. Doubles keep their decimal point and whole numbers have none: clients of several languages
/// tell the two apart by it. Errors always have details: some clients insist on them.
@ApplicationScoped
class OfrepJson {
    private final ObjectMapper json;

    OfrepJson(ObjectMapper json) {
        this.json = json;
    }

    Buffer one(FlagdDecision decision) {
        return write(generator -> writeDecision(generator, decision));
    }

    /// @param stream where changes are told; null for nowhere
    Buffer all(List<FlagdDecision> decisions, Map<String, Value> metadata, @Nullable String stream) {
        return write(generator -> {
            generator.writeStartObject();
            generator.writeArrayFieldStart("flags");
            for (FlagdDecision decision : decisions) {
                writeDecision(generator, decision);
            }
            generator.writeEndArray();
            generator.writeFieldName("metadata");
            writeValue(generator, new Value.Structure(metadata));
            if (stream != null) {
                writeStream(generator, stream);
            }
            generator.writeEndObject();
        });
    }

    private static void writeStream(JsonGenerator generator, String stream) throws IOException {
        generator.writeArrayFieldStart("eventStreams");
        generator.writeStartObject();
        generator.writeStringField("type", "sse");
        generator.writeObjectFieldStart("endpoint");
        generator.writeStringField("requestUri", stream);
        generator.writeEndObject();
        generator.writeEndObject();
        generator.writeEndArray();
    }

    /// @param fields in the order they are written
    Buffer error(Map<String, String> fields) {
        return write(generator -> {
            generator.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                generator.writeStringField(field.getKey(), field.getValue());
            }
            generator.writeEndObject();
        });
    }

    private interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }

    private Buffer write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.getFactory().createGenerator(bytes)) {
            writing.to(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void writeDecision(JsonGenerator generator, FlagdDecision decision) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("key", decision.flagKey());
        switch (decision) {
            case FlagdDecision.Served served -> writeServed(generator, served);
            case FlagdDecision.CallersDefault without ->
                generator.writeStringField("reason", without.reason().name());
            case FlagdDecision.Failed failed -> {
                generator.writeStringField("errorCode", failed.error().name());
                generator.writeStringField("errorDetails", detailsOf(failed));
            }
        }
        generator.writeFieldName("metadata");
        writeValue(generator, new Value.Structure(decision.metadata()));
        generator.writeEndObject();
    }

    private static void writeServed(JsonGenerator generator, FlagdDecision.Served served) throws IOException {
        generator.writeStringField("reason", served.reason().name());
        if (!served.variant().isEmpty()) {
            generator.writeStringField("variant", served.variant());
        }
        generator.writeFieldName("value");
        writeValue(generator, served.value());
    }

    private static String detailsOf(FlagdDecision.Failed failed) {
        return switch (failed.error()) {
            case FLAG_NOT_FOUND -> "there is no flag " + failed.flagKey();
            case PARSE_ERROR -> "the rule of the flag fails";
            case GENERAL -> "the rule of the flag names none of its variants";
        };
    }

    private static void writeValue(JsonGenerator generator, Value value) throws IOException {
        switch (value) {
            case Value.Bool(var bool) -> generator.writeBoolean(bool);
            case Value.Text(var text) -> generator.writeString(text);
            case Value.Whole(var whole) -> generator.writeNumber(whole);
            case Value.Decimal(var decimal) -> generator.writeNumber(decimal);
            case Value.Nothing() -> generator.writeNull();
            case Value.Sequence(var elements) -> {
                generator.writeStartArray();
                for (Value element : elements) {
                    writeValue(generator, element);
                }
                generator.writeEndArray();
            }
            case Value.Structure(var fields) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Value> field : fields.entrySet()) {
                    generator.writeFieldName(field.getKey());
                    writeValue(generator, field.getValue());
                }
                generator.writeEndObject();
            }
        }
    }
}
