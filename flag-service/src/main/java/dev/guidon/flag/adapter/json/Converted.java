package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A document of another system as a bundle of this one.
///
/// @param warnings what is not quite as it was there
public record Converted(ObjectNode bundle, List<Warning> warnings) {
    public Converted {
        warnings = List.copyOf(warnings);
    }

    /// @param flag key of the flag that it concerns
    public record Warning(String flag, String message) {}
}
