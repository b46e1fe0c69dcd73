package dev.guidon.flag.insight;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/// Where it is looked up what flags are decided by besides their own rules. Works in the caller's transaction.
public interface NeedStore {

    /// Of all flags that an environment serves; those that need nothing may be left out.
    Uni<List<Need>> ofFlags(String environmentId);

    /// @param flags keys of those that it requires
    /// @param segments keys of those that it asks for
    record Need(String flagKey, Set<String> flags, Set<String> segments) {
        public Need {
            flags = Set.copyOf(flags);
            segments = Set.copyOf(segments);
        }
    }
}
