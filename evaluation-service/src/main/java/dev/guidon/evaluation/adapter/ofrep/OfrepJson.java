package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.evaluation.decide.Answer;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Writes OFREP's answers. Doubles keep their decimal point and whole numbers have none: clients of several languages
/// tell the two apart by it. Errors always have details: some clients insist on them.
@ApplicationScoped
class OfrepJson {
    private final ObjectMapper json;

    OfrepJson(ObjectMapper json) {
        this.json = json;
    }

    Buffer one(Answer answer) {
        return write(generator -> writeAnswer(generator, answer));
    }

    /// A flag that a rule of flagd leaves to the caller's code, or that the rule fails for.
    Buffer withoutVariant(FlagdDecision decision) {
        return write(generator -> writeWithoutVariant(generator, decision));
    }

    /// @param withoutVariant flags that rules of flagd serve no variant of
    Buffer all(List<Answer> answers, List<FlagdDecision> withoutVariant) {
        return write(generator -> {
            generator.writeStartObject();
            generator.writeArrayFieldStart("flags");
            for (Answer answer : answers) {
                writeAnswer(generator, answer);
            }
            for (FlagdDecision decision : withoutVariant) {
                writeWithoutVariant(generator, decision);
            }
            generator.writeEndArray();
            generator.writeObjectFieldStart("metadata");
            generator.writeEndObject();
            generator.writeEndObject();
        });
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

    private static void writeAnswer(JsonGenerator generator, Answer answer) throws IOException {
        Decision.Served decision = answer.decision();
        generator.writeStartObject();
        generator.writeStringField("key", decision.flagKey());
        generator.writeStringField("reason", decision.reason().name());
        generator.writeStringField("variant", decision.variant().key());
        generator.writeFieldName("value");
        writeValue(generator, decision.variant().value());
        generator.writeObjectFieldStart("metadata");
        generator.writeStringField("flagSetId", answer.environment().id());
        generator.writeStringField("version", Long.toString(decision.flagVersion()));
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private static void writeWithoutVariant(JsonGenerator generator, FlagdDecision decision) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("key", decision.flagKey());
        switch (decision) {
            case FlagdDecision.Served served ->
                generator.writeStringField("reason", served.reason().name());
            case FlagdDecision.CallersDefault without ->
                generator.writeStringField("reason", without.reason().name());
            case FlagdDecision.Failed failed -> {
                generator.writeStringField("errorCode", failed.error().name());
                generator.writeStringField("errorDetails", "the rule of the flag gives no answer");
            }
        }
        generator.writeFieldName("metadata");
        writeValue(generator, new Value.Structure(decision.metadata()));
        generator.writeEndObject();
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
