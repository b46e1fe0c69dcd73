package dev.guidon.gateway.adapter.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.guidon.engine.flag.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Values of variants as JSON.
final class ValueJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ValueJson() {}

    /// Allowed anywhere in a JSON text, in UTF-8.
    static byte[] of(Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory took no bytes", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        switch (value) {
            case Value.Bool(var bool) -> json.writeBoolean(bool);
            case Value.Text(var text) -> json.writeString(text);
            case Value.Whole(var whole) -> json.writeNumber(whole);
            case Value.Decimal(var decimal) -> json.writeNumber(decimal);
            case Value.Structure(var fields) -> writeFields(fields, json);
            case Value.Sequence(var values) -> writeValues(values, json);
            case Value.Nothing() -> json.writeNull();
        }
    }

    private static void writeFields(Map<String, Value> fields, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            write(field.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void writeValues(List<Value> values, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Value value : values) {
            write(value, json);
        }
        json.writeEndArray();
    }
}
