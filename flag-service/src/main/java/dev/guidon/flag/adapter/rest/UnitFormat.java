package dev.guidon.flag.adapter.rest;

import java.util.Optional;
import java.util.function.Function;

/// How a line names a unit.
interface UnitFormat {

    /// @param line without its end and not blank
    /// @param wrong makes the failure that names the line, out of what is wrong with it
    /// @return empty for a line that names none, such as a header
    Optional<String> read(String line, Function<String, ? extends RuntimeException> wrong);
}
