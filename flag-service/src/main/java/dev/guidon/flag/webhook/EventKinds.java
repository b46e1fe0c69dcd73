package dev.guidon.flag.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The kinds of events. Every action of the audit trail is one; a change of a configuration is also of the kinds of
/// the parts that changed.
public final class EventKinds {
    static final String CONFIGURATION_CHANGED = "configuration.changed";
    private static final String ANY = "*";
    private static final String BELOW = ".*";
    private static final Pattern FORM = Pattern.compile("\\*|[a-z]+(_[a-z]+)*(\\.[a-z]+(_[a-z]+)*)*(\\.\\*)?");

    /// By the field of the configuration.
    private static final Map<String, String> PARTS = Map.of(
            "on", "flag.toggled",
            "offVariant", "flag.off_variant_changed",
            "defaultServe", "flag.default_changed",
            "targets", "flag.targets_changed",
            "rules", "flag.rules_changed",
            "prerequisites", "flag.prerequisites_changed");

    private EventKinds() {}

    /// @param changed fields that differ
    /// @param isNew whether there was nothing before
    public static Set<String> of(String action, Set<String> changed, boolean isNew) {
        Set<String> kinds = new TreeSet<>(List.of(action));
        if (action.equals(CONFIGURATION_CHANGED) && !isNew) {
            changed.stream().map(PARTS::get).filter(kind -> kind != null).forEach(kinds::add);
        }
        return kinds;
    }

    /// What keeps a text from being a pattern of kinds, if anything does.
    public static Optional<String> problemWith(String pattern) {
        return FORM.matcher(pattern).matches()
                ? Optional.empty()
                : Optional.of(
                        "is no kind of event; write one such as flag.toggled, all below one such as flag.*, or *");
    }

    static boolean matches(String pattern, String kind) {
        return pattern.equals(ANY)
                || pattern.equals(kind)
                || (pattern.endsWith(BELOW) && kind.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
