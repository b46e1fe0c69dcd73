package dev.guidon.flag.adapter.rest;

import dev.guidon.engine.flag.Instants;
import dev.guidon.flag.access.Visible;
import dev.guidon.flag.audit.AuditFilter;
import dev.guidon.flag.organization.Organization;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.ws.rs.DefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/// What the query of a list of audit entries can say.
///
/// @param actor such as `user:ada@example.org`
/// @param action such as `flag.*`
/// @param resource such as `web/production/*`
/// @param text words, or how words begin, of the comment, the resource and the actor
/// @param from the first moment
/// @param until the moment after the last
public record AuditListing(
        @RestQuery @DefaultValue(Organization.DEFAULT) String organization,
        @RestQuery Optional<String> project,
        @RestQuery Optional<String> environment,
        @RestQuery Optional<String> flag,
        @RestQuery Optional<String> actor,
        @RestQuery Optional<String> action,
        @RestQuery Optional<String> resource,
        @RestQuery Optional<String> text,
        @RestQuery Optional<String> from,
        @RestQuery Optional<String> until) {
    private static final int MAX_TEXT = 300;
    /// Instants that PostgreSQL bears.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /// Throws a `FailureException` of `Invalid`.
    ///
    /// @param projects those that the caller may know of
    AuditFilter asked(Visible projects) {
        return new AuditFilter(
                organization,
                projects,
                new AuditFilter.Where(project, environment, flag),
                new AuditFilter.What(actor, bounded("action", action), bounded("resource", resource), words()),
                new AuditFilter.When(instant("from", from), instant("until", until)));
    }

    private List<String> words() {
        List<String> words = bounded("text", text).stream()
                .flatMap(given -> Stream.of(given.split("[^\\p{L}\\p{N}]+", -1)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (words.size() > AuditFilter.What.MAX_WORDS) {
            throw invalid(
                    "text", "has " + words.size() + " words; at most " + AuditFilter.What.MAX_WORDS + " are allowed");
        }
        if (text.isPresent() && words.isEmpty()) {
            throw invalid("text", "has no word in it");
        }
        return words;
    }

    private static Optional<String> bounded(String parameter, Optional<String> given) {
        given.filter(value -> value.length() > MAX_TEXT).ifPresent(_ -> {
            throw invalid(parameter, "has more than " + MAX_TEXT + " characters");
        });
        return given;
    }

    private static Optional<Instant> instant(String parameter, Optional<String> given) {
        return given.map(text -> Instants.parse(text)
                .filter(at -> !at.isBefore(FIRST) && at.isBefore(END))
                .orElseThrow(() -> invalid(parameter, "must be an instant such as 2026-01-31T09:00:00Z")));
    }

    private static FailureException invalid(String parameter, String problem) {
        return new FailureException(Failure.Invalid.of(parameter, problem));
    }
}
