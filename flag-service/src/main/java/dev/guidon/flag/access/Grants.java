package dev.guidon.flag.access;

import dev.guidon.flag.access.Statement.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that the policies of somebody in an organization say together. What no statement allows is denied, and a
/// statement that denies wins over all that allow.
///
/// @param limit statements that must allow it as well, for a token that may do less than its owner
public record Grants(List<Statement> statements, Optional<List<Statement>> limit) {
    public static final Grants NONE = new Grants(List.of());

    /// Everything, in the way of whoever runs the installation.
    public static final Grants ALL = new Grants(Role.OWNER.statements());

    public Grants {
        statements = List.copyOf(statements);
        limit = limit.map(List::copyOf);
    }

    public Grants(List<Statement> statements) {
        this(statements, Optional.empty());
    }

    public boolean allow(Action action, ResourceName name) {
        return layers().allMatch(layer -> layer.stream().anyMatch(statement -> statement.allows(action, name))
                && layer.stream().noneMatch(statement -> statement.denies(action, name)));
    }

    /// As [#allow], of something whose tags nobody looked up: allowed only if it is whatever they are.
    public boolean allowWhateverTags(Action action, ResourceName name) {
        return layers().allMatch(layer -> layer.stream().anyMatch(statement -> statement.allows(action, name))
                && layer.stream().noneMatch(statement -> statement.deniesForSomeTags(action, name)));
    }

    private Stream<List<Statement>> layers() {
        return Stream.concat(Stream.of(statements), limit.stream());
    }

    /// Which of the things beside the named one, whatever its key, the action is allowed on.
    public Visible visible(Action action, ResourceName name) {
        return new Visible(layers().map(layer -> new Visible.Layer(
                        keys(layer, Effect.ALLOW, action, name), keys(layer, Effect.DENY, action, name)))
                .toList());
    }

    private static List<KeyRule> keys(List<Statement> layer, Effect effect, Action action, ResourceName name) {
        return layer.stream()
                .filter(statement -> statement.effect() == effect && statement.isAbout(action))
                .flatMap(statement -> statement.resources().stream())
                .flatMap(pattern -> pattern.keysIn(name).stream())
                .toList();
    }

    /// Whether somebody with these rights may give the statement away, or take it: whoever is denied nothing and has
    /// all that it allows.
    public boolean mayGive(Statement given) {
        return layers().allMatch(layer -> layer.stream().noneMatch(own -> own.effect() == Effect.DENY)
                && (given.effect() == Effect.DENY || isCovered(given, layer)));
    }

    private static boolean isCovered(Statement given, List<Statement> layer) {
        return Stream.of(Action.values()).filter(given::isAbout).allMatch(action -> given.resources().stream()
                .allMatch(resource -> layer.stream().anyMatch(own -> own.covers(action, resource))));
    }
}
