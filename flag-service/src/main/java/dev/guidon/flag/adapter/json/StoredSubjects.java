package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.evaluate.ValueSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes the subjects that the database keeps.
@ApplicationScoped
public class StoredSubjects {
    private final ObjectMapper mapper;

    StoredSubjects(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(ValueSubject subject) {
        return json(subject).toString();
    }

    static ObjectNode json(ValueSubject subject) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        subject.attributes().forEach((name, value) -> object.set(name, ValueJson.write(value)));
        return object;
    }

    public ValueSubject read(String document) {
        return Place.read(tree(document), JsonReplayQuestion::subject);
    }

    /// The elements of a stored array of texts.
    public List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        tree(array).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private JsonNode tree(String document) {
        try {
            return mapper.readTree(document);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored subject is no JSON", unreadable);
        }
    }
}
