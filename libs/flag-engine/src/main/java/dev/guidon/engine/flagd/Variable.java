package dev.guidon.engine.flagd;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `var`: looks a path up. Inside the condition of `filter`, `some` and `none`, flagd fills variables in from the data
/// around it first, so that a name of the context hides the element's.
final class Variable implements Node {
    private final Lookup lookup;
    private final int[] hops;

    /// @param hops steps out to each scope that is looked up first, the outermost first
    Variable(Lookup lookup, int[] hops) {
        this.lookup = lookup;
        this.hops = hops;
    }

    /// What a variable reads from one scope.
    @FunctionalInterface
    interface Lookup {
        @Nullable
        Object in(Scope scope);
    }

    @Override
    public @Nullable Object eval(Scope scope) {
        Object around = around(scope);
        return around == null ? lookup.in(scope) : around;
    }

    /// What the scopes around the data know of the variable.
    @Nullable
    Object around(Scope scope) {
        for (int hop : hops) {
            Object found = lookup.in(scope.outer(hop));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// A path that is known when the rule is compiled.
    static Lookup path(String path, Node otherwise) {
        String[] parts = parts(path);
        return scope -> {
            Object whenMissing = otherwise.eval(scope);
            Object found = find(scope, parts);
            return found == null ? whenMissing : found;
        };
    }

    static Lookup path(String path) {
        String[] parts = parts(path);
        return scope -> find(scope, parts);
    }

    /// A path that the data decide on.
    static Lookup computed(Node path) {
        return scope -> named(path.eval(scope), scope);
    }

    /// What `{"var": name}` reads, where `name` is computed already.
    static @Nullable Object named(@Nullable Object name, Scope scope) {
        return switch (name) {
            case null -> scope.whole() instanceof List<?> || scope.whole() instanceof Map<?, ?> ? null : scope.whole();
            case String path -> find(scope, parts(path));
            case Number index -> find(scope, parts(Numerals.plain(index.doubleValue())));
            case List<?> list when list.isEmpty() -> scope.whole();
            case List<?> list
            when list.getFirst() instanceof String path -> {
                Object found = find(scope, parts(path));
                yield found == null && list.size() == 2 ? list.get(1) : found;
            }
            case Boolean _ when scope.whole() == null -> null;
            case Map<?, ?> _ when scope.whole() == null -> null;
            default -> throw new RuleFailure("a path is text");
        };
    }

    private static String[] parts(String path) {
        return Arrays.stream(path.split("\\.", -1))
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
    }

    private static @Nullable Object find(Scope scope, String[] parts) {
        if (parts.length == 0) {
            return scope.whole();
        }
        Object found = scope.first(parts[0]);
        for (int i = 1; i < parts.length && found != null; i++) {
            found = Scope.field(found, parts[i]);
        }
        return found;
    }
}
