package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.flag.idempotency.KeptAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is kept of an answer for repeating it. Secrets never are: an answer that holds one says `no-store`, and one
/// that forgets to say so is known by the names of its fields.
@ApplicationScoped
class KeptAnswers {
    private static final int MAX_BODY = 256 * 1024;
    private static final String NO_STORE = "no-store";
    private static final List<String> HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION, ConfigurationAnswer.SEQUENCE);
    private static final Set<String> SECRETS = Set.of(
            "secret",
            "token",
            "password",
            "accessToken",
            "refreshToken",
            "access_token",
            "refresh_token",
            "signingSecret");

    private final ObjectMapper mapper;

    KeptAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    KeptAnswer of(ContainerResponseContext response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> headers.put(name, value));
        }
        return new KeptAnswer(response.getStatus(), headers, body(response));
    }

    private Optional<String> body(ContainerResponseContext response) {
        if (!response.hasEntity()) {
            return Optional.of("");
        }
        String caching = Optional.ofNullable(response.getHeaderString(HttpHeaders.CACHE_CONTROL))
                .orElse("");
        if (caching.contains(NO_STORE)) {
            return Optional.empty();
        }
        return tree(response.getEntity())
                .filter(body -> SECRETS.stream().noneMatch(name -> body.findValue(name) != null))
                .map(JsonNode::toString)
                .filter(text -> text.length() <= MAX_BODY);
    }

    /// Empty for what is no JSON, such as a stream.
    private Optional<JsonNode> tree(Object entity) {
        if (entity instanceof JsonNode node) {
            return Optional.of(node);
        }
        try {
            return Optional.of(mapper.readTree(mapper.writeValueAsString(entity)));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
