package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.sso.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The part of an identity provider that the database keeps as one JSON document.
@ApplicationScoped
public class ProviderDocument {
    private final ObjectMapper json;

    ProviderDocument(ObjectMapper json) {
        this.json = json;
    }

    public record Read(List<String> scopes, Provider.Trust trust) {
        public Read {
            scopes = List.copyOf(scopes);
        }
    }

    public String write(Provider provider) {
        ObjectNode document = json.createObjectNode();
        ProviderJson.write(provider.client(), provider.trust(), document);
        return document.toString();
    }

    public Read read(String document) {
        try {
            JsonNode tree = json.readTree(document);
            return Place.read(tree, place -> new Read(ProviderJson.scopes(place), ProviderJson.trust(place, "")));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a kept identity provider is no JSON", broken);
        }
    }
}
