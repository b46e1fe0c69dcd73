package dev.guidon.flag.adapter.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes a tree of JSON as YAML: one value per line and always in the same way, so that a small change is a small
/// difference in a repository. Whatever any version of YAML could misread stands in quotes.
public final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9 ._/@+-]*[A-Za-z0-9._/@+-])?");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /// @param tree an object or an array that is not empty
    public static String of(JsonNode tree) {
        YamlText yaml = new YamlText();
        yaml.block(tree, "");
        return yaml.text.toString();
    }

    private void block(JsonNode node, String indent) {
        if (node.isObject()) {
            String margin = "";
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                text.append(margin).append(scalar(field.getKey())).append(':');
                value(field.getValue(), indent);
                margin = indent;
            }
        } else {
            String margin = "";
            for (JsonNode element : node) {
                text.append(margin).append('-');
                element(element, indent);
                margin = indent;
            }
        }
    }

    /// What follows a key.
    private void value(JsonNode node, String indent) {
        if (node.isContainerNode() && !node.isEmpty()) {
            String inner = indent + STEP;
            text.append('\n').append(inner);
            block(node, inner);
        } else {
            text.append(' ').append(scalar(node)).append('\n');
        }
    }

    /// What follows the dash of an element; an object begins on the same line.
    private void element(JsonNode node, String indent) {
        if (node.isContainerNode() && !node.isEmpty()) {
            text.append(' ');
            block(node, indent + STEP);
        } else {
            text.append(' ').append(scalar(node)).append('\n');
        }
    }

    private static String scalar(JsonNode node) {
        return node.isTextual() ? scalar(node.textValue()) : node.toString();
    }

    private static String scalar(String string) {
        boolean plain = PLAIN.matcher(string).matches() && !WORDS.contains(string.toLowerCase(Locale.ROOT));
        return plain ? string : quoted(string);
    }

    /// As JSON does it, which is YAML too. What YAML takes for a line break or refuses is escaped besides.
    private static String quoted(String string) {
        String json = TextNode.valueOf(string).toString();
        StringBuilder quoted = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean special = (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c >= 0xfff0 || c == 0xfeff;
            boolean lone = Character.isSurrogate(c) && !isPaired(json, i);
            quoted.append(special || lone ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return quoted.toString();
    }

    private static boolean isPaired(String text, int index) {
        return (index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1)))
                || (index > 0 && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index)));
    }
}
