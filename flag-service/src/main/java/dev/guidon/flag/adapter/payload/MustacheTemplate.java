package dev.guidon.flag.adapter.payload;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.guidon.flag.webhook.WebhookEvent;
import java.util.HashMap;
import java.util.Map;

/// A payload in its owner's own words, in Mustache (mustache.github.io/mustache.5.html): without logic, so that it can
/// neither reach anything but the event nor run for long. `{{name}}` is escaped for a text inside JSON.
final class MustacheTemplate {
    private static final int MAX_OUTPUT = 65_536;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Template template;

    /// Throws a `MustacheException` when `text` is no template.
    MustacheTemplate(String text) {
        this.template = Mustache.compiler()
                .withEscaper(value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)))
                .withCollector(new BoundedCollector())
                .withLoader(MustacheTemplate::refusePartial)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .compile(text);
    }

    private static java.io.Reader refusePartial(String name) {
        throw new MustacheException("there are no partials, so {{>" + name + "}} cannot be included");
    }

    /// Throws a `MustacheException` when it does not come to an end within its bounds.
    String render(WebhookEvent event) {
        BoundedWriter output = new BoundedWriter(MAX_OUTPUT);
        template.execute(fields(event), output);
        return output.toString();
    }

    /// What a template can name: the fields of the document and of its data, `is` (by the kind), `sentence`, and
    /// `json`, the whole document.
    private static Map<String, Object> fields(WebhookEvent event) {
        var document = EventDocument.of(event);
        Map<String, Object> fields = new HashMap<>(Json.MAPPER.convertValue(document, FIELDS));
        fields.putAll(Json.MAPPER.convertValue(document.get("data"), FIELDS));
        fields.put("is", is(event));
        fields.put("sentence", SlackMessage.sentence(event));
        fields.put("json", document.toString());
        return fields;
    }

    /// `flag.toggled` as `{"flag": {"toggled": true}}`, because names are looked up piece by piece.
    private static Map<String, Object> is(WebhookEvent event) {
        Map<String, Object> is = new HashMap<>();
        for (String kind : event.kinds()) {
            int dot = kind.indexOf('.');
            String group = dot < 0 ? kind : kind.substring(0, dot);
            Map<String, Object> kinds = new HashMap<>();
            if (is.get(group) instanceof Map<?, ?> known) {
                known.forEach((name, value) -> kinds.put(name.toString(), value));
            }
            kinds.put(dot < 0 ? kind : kind.substring(dot + 1), true);
            is.put(group, kinds);
        }
        return is;
    }
}
