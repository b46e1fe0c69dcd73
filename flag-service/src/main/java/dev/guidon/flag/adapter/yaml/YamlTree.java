package dev.guidon.flag.adapter.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Nodes of YAML as nodes of JSON. Plain words mean what YAML 1.2's core schema says: `NO`, `on` and `2026-01-01` are
/// text, where YAML 1.1 would make a boolean or a date of them.
final class YamlTree {
    /// Values that a document may have once its aliases are written out.
    private static final int MAX_NODES = 2_000_000;

    private static final int MAX_DEPTH = 60;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,400}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private final Map<String, Integer> lines = new HashMap<>();
    private int nodes;

    JsonNode convert(Node root) {
        return convert(root, "", 1);
    }

    Map<String, Integer> lines() {
        return lines;
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw wrong(node, "the document is too large once its aliases are written out");
        }
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer, depth);
            case SequenceNode sequence -> array(sequence, pointer, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw wrong(node, "only mappings, sequences and scalars are read here");
        };
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(entry.getKeyNode(), "a key must be a plain text");
            }
            String name = key.getValue();
            String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                throw wrong(key, "the key '" + name + "' is there twice");
            }
            lines.put(child, key.getStartMark().getLine() + 1);
            object.set(name, convert(entry.getValueNode(), child, depth + 1));
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String pointer, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(convert(element, pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        boolean plain =
                scalar.getScalarStyle() == ScalarStyle.PLAIN && !scalar.getTag().equals(Tag.STR);
        return plain ? plain(scalar, text) : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode plain(ScalarNode scalar, String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> json.nullNode();
            case "true", "True", "TRUE" -> json.booleanNode(true);
            case "false", "False", "FALSE" -> json.booleanNode(false);
            default -> {
                if (WHOLE.matcher(text).matches()) {
                    yield whole(new BigInteger(text));
                }
                if (!DECIMAL.matcher(text).matches()) {
                    yield json.textNode(text);
                }
                double number = Double.parseDouble(text);
                if (!Double.isFinite(number)) {
                    throw wrong(scalar, "a number that fits into a double is expected");
                }
                yield json.numberNode(number);
            }
        };
    }

    private static JsonNode whole(BigInteger number) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (number.bitLength() < Integer.SIZE) {
            return json.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? json.numberNode(number.longValue()) : json.numberNode(number);
    }

    private static RuntimeException wrong(Node node, String problem) {
        return YamlDocument.malformed(node.getStartMark(), problem);
    }
}
