package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.edit.FlagOrder;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Optional;

/// What the query of a list of flags can say.
final class FlagListing {
    private FlagListing() {}

    static Optional<Boolean> archived(String text) {
        return switch (text) {
            case "false" -> Optional.of(false);
            case "true" -> Optional.of(true);
            case "any" -> Optional.empty();
            default -> throw invalid("archived", "false, true or any");
        };
    }

    static FlagOrder order(String text) {
        boolean descending = text.startsWith("-");
        return switch (descending ? text.substring(1) : text) {
            case "key" -> new FlagOrder(FlagOrder.By.KEY, descending);
            case "createdAt" -> new FlagOrder(FlagOrder.By.CREATED_AT, descending);
            default -> throw invalid("sort", "key, -key, createdAt or -createdAt");
        };
    }

    private static FailureException invalid(String parameter, String expected) {
        return new FailureException(Failure.Invalid.of(parameter, "must be " + expected));
    }
}
