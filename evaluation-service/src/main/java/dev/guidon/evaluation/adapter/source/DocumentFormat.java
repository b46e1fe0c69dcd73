package dev.guidon.evaluation.adapter.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.util.Locale;

/// Tells JSON from YAML by the ending of a name, or else by a media type, as flagd does; and makes JSON of both.
final class DocumentFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    private DocumentFormat() {}

    /// @param path the name of a file, or the path of an address
    /// @param mediaType empty where there is none
    /// @throws IllegalArgumentException when it is of another format, or broken YAML
    static String toJson(String text, String path, String mediaType) {
        String ending = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
        boolean hasEnding = path.lastIndexOf('.') > path.lastIndexOf('/');
        String format = (hasEnding ? ending : mediaType.replaceFirst(";.*", "").strip()).toLowerCase(Locale.ROOT);
        return switch (format) {
            case "json", "application/json" -> text;
            case "yaml", "yml", "application/yaml", "application/x-yaml" -> fromYaml(text);
            default -> throw new IllegalArgumentException("'" + format + "' is neither JSON nor YAML");
        };
    }

    private static String fromYaml(String text) {
        try {
            JsonNode document = YAML.readTree(text);
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("broken YAML: " + broken.getOriginalMessage(), broken);
        }
    }
}
