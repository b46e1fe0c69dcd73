package dev.guidon.flag.adapter.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/// A YAML document as a tree of JSON that remembers its lines. JSON is YAML, so it may come as JSON too. No tag makes
/// an object of anything but JSON's own kinds.
///
/// @param lines by JSON pointer, from 1
public record YamlDocument(JsonNode root, Map<String, Integer> lines) {
    /// Bytes that a document may have.
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final String FORMAT = "yaml";
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ALIASES = 1_000;

    public YamlDocument {
        lines = Map.copyOf(lines);
    }

    /// Throws a `FailureException` of `Malformed` that names the line.
    public static YamlDocument read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null || Tag.COMMENT.equals(root.getTag())) {
                throw new FailureException(new Failure.Malformed(FORMAT, "the document is empty"));
            }
            YamlTree tree = new YamlTree();
            return new YamlDocument(tree.convert(root), tree.lines());
        } catch (MarkedYAMLException malformed) {
            throw malformed(malformed.getProblemMark(), malformed.getProblem());
        } catch (YAMLException malformed) {
            throw new FailureException(new Failure.Malformed(FORMAT, "the document is no YAML that can be read here"));
        }
    }

    static FailureException malformed(Mark mark, String problem) {
        String where = mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
        return new FailureException(new Failure.Malformed(FORMAT, where + problem));
    }

    /// The same failure with the line of each violation.
    public FailureException located(FailureException failed) {
        if (!(failed.failure() instanceof Failure.Invalid(var violations))) {
            return failed;
        }
        List<Violation> located = violations.stream()
                .map(violation -> new Violation(
                        violation.field(), violation.message() + " (line " + line(violation.field()) + ")"))
                .toList();
        return new FailureException(new Failure.Invalid(located));
    }

    /// Of what the pointer points to, or of what it is missing in.
    private int line(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return lines.getOrDefault(at, 1);
    }
}
