package dev.guidon.flag.access;

import dev.guidon.flag.access.Statement.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A built-in policy. Each role may do what those before it may, and more; [Action] says which is the first.
public enum Role {
    VIEWER("Reads what flags are and do."),
    ANALYST("Also sees who did what, and what it led to."),
    DEVELOPER("Also changes flags."),
    ADMIN("Also runs the organization: members, policies, projects, keys."),
    OWNER("Also is the organization: renames it, and makes owners.");

    private final String meaning;

    Role(String meaning) {
        this.meaning = meaning;
    }

    /// Its key as a policy.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A sentence for people.
    public String meaning() {
        return meaning;
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public boolean may(Action action) {
        return !action.isOfInstallation() && compareTo(action.least()) >= 0;
    }

    /// What it says as a policy.
    public List<Statement> statements() {
        List<ActionPattern> actions = this == OWNER
                ? List.of(new ActionPattern("*"))
                : Stream.of(Action.values())
                        .filter(this::may)
                        .map(action -> new ActionPattern(action.word()))
                        .toList();
        return List.of(new Statement(Effect.ALLOW, actions, List.of(ResourcePattern.parse("*"))));
    }
}
