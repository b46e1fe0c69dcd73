package dev.guidon.gateway.adapter.openai;

import dev.guidon.engine.flag.Value;
import dev.guidon.gateway.route.ModelVersion;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request for a chat completion: what the gateway needs of it, and its text, which otherwise goes on as it came.
public final class ChatRequest {
    private final byte[] text;
    private final Map<String, Span> fields;
    private final int end;
    private final String route;
    private final boolean streamed;
    private final Optional<String> user;
    private final Map<String, String> metadata;

    /// Where the value of a field stands in the text.
    record Span(int from, int to) {}

    /// @param fields in the order of the text
    /// @param end where the closing bracket stands
    /// @param user whom the request names
    ChatRequest(
            byte[] text,
            Map<String, Span> fields,
            int end,
            String route,
            boolean streamed,
            Optional<String> user,
            Map<String, String> metadata) {
        this.text = text;
        this.fields = new LinkedHashMap<>(fields);
        this.end = end;
        this.route = route;
        this.streamed = streamed;
        this.user = user;
        this.metadata = Map.copyOf(metadata);
    }

    /// What the caller put into `model`.
    public String route() {
        return route;
    }

    public boolean streamed() {
        return streamed;
    }

    /// `metadata.unit`, or else `safety_identifier`, or else `user`.
    public Optional<String> user() {
        return user;
    }

    /// Texts in `metadata`.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// The text for a model version: its fixed fields replaced, its defaults added, every other byte untouched.
    public Buffer textFor(ModelVersion version) {
        Buffer changed = Buffer.buffer(text.length);
        int copied = 0;
        for (Map.Entry<String, Span> field : fields.entrySet()) {
            @Nullable Value fixed = version.fixed().get(field.getKey());
            if (fixed != null) {
                Span old = field.getValue();
                changed.appendBytes(text, copied, old.from() - copied).appendBytes(ValueJson.of(fixed));
                copied = old.to();
            }
        }
        changed.appendBytes(text, copied, end - copied);
        addMissing(version.fixed(), Map.of(), changed);
        addMissing(version.defaults(), version.fixed(), changed);
        return changed.appendBytes(text, end, text.length - end);
    }

    /// The object has at least the field `model`, so each field that is added follows another one.
    private void addMissing(Map<String, Value> wanted, Map<String, Value> added, Buffer changed) {
        wanted.forEach((name, value) -> {
            if (!fields.containsKey(name) && !added.containsKey(name)) {
                changed.appendByte((byte) ',')
                        .appendBytes(ValueJson.of(new Value.Text(name)))
                        .appendByte((byte) ':')
                        .appendBytes(ValueJson.of(value));
            }
        });
    }

    /// Says nothing of what is in it.
    @Override
    public String toString() {
        return "chat request of " + text.length + " bytes";
    }
}
