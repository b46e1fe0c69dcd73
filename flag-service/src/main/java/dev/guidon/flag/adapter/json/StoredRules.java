package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.flag.policy.EnvironmentPolicy;
import dev.guidon.flag.policy.FreezeWindow;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/// Reads and writes the documents of policies and freeze windows that the database keeps. They were checked when they
/// came in, so one that cannot be read is a bug.
@ApplicationScoped
public class StoredRules {
    private final ObjectMapper mapper;

    StoredRules(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(EnvironmentPolicy policy) {
        return PolicyJson.write(policy).toString();
    }

    public EnvironmentPolicy policy(String document, long version) {
        return read(document, tree -> PolicyJson.read(tree, version));
    }

    public String write(FreezeWindow window) {
        return FreezeWindowJson.document(window).toString();
    }

    public FreezeWindow window(String document, FreezeWindowJson.Site site) {
        return read(document, FreezeWindowJson::read).at(site);
    }

    private <T> T read(String document, Function<JsonNode, T> reader) {
        try {
            return reader.apply(mapper.readTree(document));
        } catch (FailureException | JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored document cannot be read", unreadable);
        }
    }
}
