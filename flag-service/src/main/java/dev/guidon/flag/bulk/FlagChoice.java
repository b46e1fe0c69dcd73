package dev.guidon.flag.bulk;

import dev.guidon.flag.edit.FlagQuery;
import java.util.List;

/// Which flags to change.
public sealed interface FlagChoice {
    /// So many at once.
    int MAX = 500;

    /// Those that are named.
    record Keys(List<String> flagKeys) implements FlagChoice {
        public Keys {
            flagKeys = List.copyOf(flagKeys);
        }
    }

    /// Those that a list would show.
    record Matching(FlagQuery query) implements FlagChoice {}
}
