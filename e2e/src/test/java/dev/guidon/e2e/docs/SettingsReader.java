package dev.guidon.e2e.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// Reads the settings out of the source of one interface that has `@ConfigMapping`. Comments are why it reads sources
/// and not classes.
final class SettingsReader {
    private final String module;
    private final CompilationUnitTree unit;
    private final DocTrees comments;
    private final List<Setting> found = new ArrayList<>();

    private SettingsReader(String module, CompilationUnitTree unit, DocTrees comments) {
        this.module = module;
        this.unit = unit;
        this.comments = comments;
    }

    static List<Setting> read(String module, Path source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            SettingsReader reader = new SettingsReader(module, unit, DocTrees.instance(task));
            ClassTree settings = (ClassTree) unit.getTypeDecls().getFirst();
            String prefix = argument(settings.getModifiers(), "ConfigMapping", "prefix")
                    .orElseThrow(() -> new IllegalStateException(source + " has no prefix"));
            reader.readAll(prefix, settings);
            return List.copyOf(reader.found);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void readAll(String prefix, ClassTree settings) {
        for (Tree member : settings.getMembers()) {
            if (member instanceof MethodTree method) {
                read(prefix + "." + name(method), method, settings);
            }
        }
    }

    /// A map of groups has the settings of the group, under a name that the user gives.
    private void read(String key, MethodTree method, ClassTree settings) {
        String type = method.getReturnType().toString();
        Optional<ClassTree> group = settings.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(nested -> type.endsWith(" " + nested.getSimpleName() + ">"))
                .findFirst();
        if (group.isPresent()) {
            readAll(key + ".\"<name>\"", group.get());
        } else {
            found.add(new Setting(
                    module, key, type, argument(method.getModifiers(), "WithDefault", "value"), comment(method)));
        }
    }

    private static String name(MethodTree method) {
        return argument(method.getModifiers(), "WithName", "value").orElseGet(() -> method.getName()
                .toString()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT));
    }

    private static Optional<String> argument(ModifiersTree modifiers, String annotation, String name) {
        return modifiers.getAnnotations().stream()
                .filter(found -> found.getAnnotationType().toString().equals(annotation))
                .map(AnnotationTree::getArguments)
                .flatMap(List::stream)
                .flatMap(argument -> valueOf(argument, name).stream())
                .findFirst();
    }

    /// An argument without a name is the one called `value`.
    private static Optional<String> valueOf(ExpressionTree argument, String name) {
        return switch (argument) {
            case LiteralTree value when name.equals("value") -> Optional.of(String.valueOf(value.getValue()));
            case AssignmentTree named
            when named.getVariable().toString().equals(name) -> valueOf(named.getExpression(), "value");
            default -> Optional.empty();
        };
    }

    private String comment(MethodTree method) {
        DocCommentTree comment = comments.getDocCommentTree(TreePath.getPath(unit, method));
        if (comment == null) {
            throw new IllegalStateException(method.getName() + " in " + unit.getSourceFile() + " says nothing");
        }
        return comment.getFullBody().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }
}
