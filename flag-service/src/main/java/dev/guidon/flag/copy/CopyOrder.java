package dev.guidon.flag.copy;

import dev.guidon.flag.edit.EnvironmentAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to bring from one environment to another, of the same project or not.
///
/// @param flagKeys empty for all flags in use
/// @param createMissing whether flags that the other project does not have are created there
/// @param bringSegments whether segments that rules ask for and that are missing there come along
public record CopyOrder(
        EnvironmentAddress from,
        EnvironmentAddress to,
        Optional<List<String>> flagKeys,
        Set<Part> parts,
        boolean createMissing,
        boolean bringSegments) {
    /// So many flags can be named.
    public static final int MAX_NAMED = 500;

    public CopyOrder {
        flagKeys = flagKeys.map(List::copyOf);
        parts = Set.copyOf(parts);
    }
}
