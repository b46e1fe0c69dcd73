package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.regex.Pattern;

/// Versions as numbers in URLs.
final class VersionNumber {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    private VersionNumber() {}

    /// What is no number names no version.
    static long ofPath(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new FailureException(new Failure.NotFound("version", text));
        }
        return Long.parseLong(text);
    }

    static long ofQuery(String name, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new FailureException(Failure.Invalid.of(name, "must be the number of a version, such as 3"));
        }
        return Long.parseLong(text);
    }
}
