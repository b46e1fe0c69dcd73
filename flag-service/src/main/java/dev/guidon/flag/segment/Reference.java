package dev.guidon.flag.segment;

import java.util.Optional;

/// Something that asks for a segment.
///
/// @param environment where it does; empty for a segment of the whole project
public record Reference(Kind kind, Optional<String> environment, String key) {
    public enum Kind {
        FLAG,
        SEGMENT
    }

    @Override
    public String toString() {
        String word = kind == Kind.FLAG ? "flag '" : "segment '";
        return word + key + "'" + environment.map(name -> " in " + name).orElse("");
    }
}
