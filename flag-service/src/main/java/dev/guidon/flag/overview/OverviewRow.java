package dev.guidon.flag.overview;

import dev.guidon.flag.edit.ListedFlag;
import java.util.Map;

/// A flag and how it stands in each environment.
///
/// @param standings by the key of the environment
public record OverviewRow(ListedFlag flag, Map<String, Standing> standings) {
    public OverviewRow {
        standings = Map.copyOf(standings);
    }
}
