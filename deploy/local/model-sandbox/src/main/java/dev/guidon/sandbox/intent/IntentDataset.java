package dev.guidon.sandbox.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.sandbox.encoder.Fingerprint;
import dev.guidon.sandbox.intent.LabelledMessage.Split;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Messages to the service desk of a bank, each with its intent. Written for this project; not customer data.
///
/// Every label of a message is one of the intents, and every intent has messages in both parts.
public record IntentDataset(List<Intent> intents, List<LabelledMessage> messages, String fingerprint) {
    /// One JSON object per line: `text`, `label`, `split` (`train` or `test`).
    public static final String MESSAGES = "/intents/messages.jsonl";

    /// One JSON object per line: `label`, `description`.
    public static final String INTENTS = "/intents/intents.jsonl";

    public IntentDataset {
        intents = List.copyOf(intents);
        messages = List.copyOf(messages);
        Set<String> labels = intents.stream().map(Intent::label).collect(Collectors.toSet());
        for (Split split : Split.values()) {
            Set<String> used = labelsOf(messages, split);
            if (!used.equals(labels)) {
                throw new IllegalArgumentException(split + " has the labels " + used + ", the intents are " + labels);
            }
        }
    }

    /// Reads the data set from the class path.
    public static IntentDataset load() {
        byte[] intents = read(INTENTS);
        byte[] messages = read(MESSAGES);
        return new IntentDataset(
                parse(intents, line -> new Intent(text(line, "label"), text(line, "description"))),
                parse(messages, line -> new LabelledMessage(text(line, "text"), text(line, "label"), split(line))),
                Fingerprint.of(intents, messages));
    }

    /// What models may learn from.
    public List<LabelledMessage> train() {
        return part(Split.TRAIN);
    }

    /// What models are measured on.
    public List<LabelledMessage> test() {
        return part(Split.TEST);
    }

    private List<LabelledMessage> part(Split split) {
        return messages.stream().filter(message -> message.split() == split).toList();
    }

    private static Set<String> labelsOf(List<LabelledMessage> messages, Split split) {
        return messages.stream()
                .filter(message -> message.split() == split)
                .map(LabelledMessage::label)
                .collect(Collectors.toSet());
    }

    private static byte[] read(String resource) {
        try (InputStream stream = IntentDataset.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> parse(byte[] lines, Function<JsonNode, T> parser) {
        ObjectMapper json = new ObjectMapper();
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(line -> parser.apply(tree(json, line)))
                .toList();
    }

    private static JsonNode tree(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a line of JSON: " + line, e);
        }
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text in field '" + field + "' of " + line);
        }
        return value.textValue();
    }

    private static Split split(JsonNode line) {
        return Split.valueOf(text(line, "split").toUpperCase(Locale.ROOT));
    }
}
