package dev.guidon.kit.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Whether the values of an attribute stay private.
@ApplicationScoped
public class Redaction implements Predicate<String> {
    private final Set<String> hidden;

    Redaction(RedactionSettings settings) {
        this.hidden = Set.copyOf(settings.attributes().orElse(List.of()));
    }

    /// @param attribute path, such as `email` or `company.vatNumber`; hidden with everything that it is a part of
    @Override
    public boolean test(String attribute) {
        if (hidden.isEmpty()) {
            return false;
        }
        String path = attribute;
        while (!hidden.contains(path)) {
            int dot = path.lastIndexOf('.');
            if (dot < 0) {
                return false;
            }
            path = path.substring(0, dot);
        }
        return true;
    }
}
