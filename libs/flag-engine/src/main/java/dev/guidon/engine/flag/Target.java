package dev.guidon.engine.flag;

import java.util.Set;

/// Units that get `variant` before any rule is looked at.
///
/// @param attribute path of the attribute that holds the unit
public record Target(String variant, String attribute, Set<String> units) {
    public Target {
        units = Set.copyOf(units);
    }
}
