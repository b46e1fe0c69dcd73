package dev.guidon.flag.overview;

import dev.guidon.flag.access.Visible;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/// Where overviews are read. Works in the caller's transaction.
public interface OverviewStore {

    /// How flags stand, by their key and by the key of the environment.
    Uni<Map<String, Map<String, Standing>>> standings(String projectKey, List<String> flagKeys);

    /// Tags of those flags of a project that are `visible`, by tag.
    Uni<List<TagCount>> tags(String projectKey, Visible visible);

    /// @param flags that have the tag, in use or archived
    record TagCount(String tag, long flags) {}

    /// Who has a key.
    enum KeyUse {
        FREE,
        IN_USE,
        /// A deleted flag keeps its key.
        DELETED
    }

    Uni<KeyUse> use(String projectKey, String flagKey);
}
