package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.segment.ImportMode;
import dev.guidon.flag.segment.ListAddress;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.Side;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;

/// What the query of an import or an export can say. Everything throws a `FailureException` of `Invalid`.
final class ListQuery {
    private static final int MAX_ATTRIBUTE = 200;

    private ListQuery() {}

    static ListAddress address(SegmentAddress segment, String side, String attribute) {
        if (attribute.isBlank() || attribute.length() > MAX_ATTRIBUTE) {
            throw invalid("attribute", "a path of 1 to " + MAX_ATTRIBUTE + " characters, such as company.id");
        }
        return new ListAddress(segment, side(side), attribute);
    }

    private static Side side(String text) {
        return switch (text) {
            case "included" -> Side.INCLUDED;
            case "excluded" -> Side.EXCLUDED;
            default -> throw invalid("side", "included or excluded");
        };
    }

    /// Has no default: whoever forgets it would lose a list, or keep whom it should lose.
    static ImportMode mode(String text) {
        return switch (text) {
            case "replace" -> ImportMode.REPLACE;
            case "add" -> ImportMode.ADD;
            case "remove" -> ImportMode.REMOVE;
            default -> throw invalid("mode", "replace, add or remove");
        };
    }

    private static FailureException invalid(String parameter, String expected) {
        return new FailureException(Failure.Invalid.of(parameter, "must be " + expected));
    }
}
