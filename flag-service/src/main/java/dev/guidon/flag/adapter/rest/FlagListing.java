package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Visible;
import dev.guidon.flag.edit.FlagKind;
import dev.guidon.flag.edit.FlagOrder;
import dev.guidon.flag.edit.FlagQuery;
import dev.guidon.flag.edit.FlagStage;
import dev.guidon.flag.edit.FlagTraits;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

/// What the query of a list of flags can say.
///
/// @param query is somewhere in the key, the name or the description
/// @param requires key of a flag that they require in some environment
/// @param environment where they are on, or off
public record FlagListing(
        @RestQuery Optional<String> tag,
        @RestQuery Optional<String> maintainer,
        @RestQuery Optional<String> query,
        @RestQuery @Schema(ref = "Archived") Optional<String> archived,
        @RestQuery @Schema(ref = "FlagKind") Optional<String> kind,
        @RestQuery @Schema(ref = "FlagState") Optional<String> state,
        @RestQuery @Schema(ref = "Truth") Optional<String> temporary,
        @RestQuery Optional<String> requires,
        @RestQuery Optional<String> environment,
        @RestQuery @Schema(ref = "Truth") Optional<String> on,

        @RestQuery @DefaultValue("key") @Schema(ref = "FlagSort")
        String sort) {
    private static final Map<String, FlagKind> KINDS = words(FlagKind.values());
    private static final Map<String, FlagStage> STATES = words(FlagStage.values());
    private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

    /// Throws a `FailureException` of `Invalid`.
    ///
    /// @param visible which of them the caller may see
    FlagQuery asked(Visible visible, LocalDate today) {
        FlagTraits traits = new FlagTraits(
                word("kind", kind, KINDS),
                word("temporary", temporary, TRUTHS),
                word("state", state, STATES),
                requires,
                switched(),
                today);
        return new FlagQuery(visible, tag, maintainer, query, archivedOnly(), traits, order(sort));
    }

    private Optional<FlagTraits.Switched> switched() {
        Optional<Boolean> wanted = word("on", on, TRUTHS);
        if (wanted.isPresent() != environment.isPresent()) {
            throw invalid(wanted.isPresent() ? "environment" : "on", "there when the other of environment and on is");
        }
        return environment.flatMap(key -> wanted.map(is -> new FlagTraits.Switched(key, is)));
    }

    /// A state tells by itself whether archived flags are meant; otherwise they are not.
    private Optional<Boolean> archivedOnly() {
        return archived(archived.orElse(state.isPresent() ? "any" : "false"));
    }

    static Optional<Boolean> archived(String text) {
        return switch (text) {
            case "false" -> Optional.of(false);
            case "true" -> Optional.of(true);
            case "any" -> Optional.empty();
            default -> throw invalid("archived", "false, true or any");
        };
    }

    private static FlagOrder order(String text) {
        boolean descending = text.startsWith("-");
        return switch (descending ? text.substring(1) : text) {
            case "key" -> new FlagOrder(FlagOrder.By.KEY, descending);
            case "createdAt" -> new FlagOrder(FlagOrder.By.CREATED_AT, descending);
            case "changedAt" -> new FlagOrder(FlagOrder.By.CHANGED_AT, descending);
            default -> throw invalid("sort", "key, createdAt or changedAt, or one of them after a '-'");
        };
    }

    private static <T> Optional<T> word(String parameter, Optional<String> text, Map<String, T> words) {
        text.filter(unknown -> !words.containsKey(unknown)).ifPresent(_ -> {
            throw invalid(
                    parameter,
                    String.join(" or ", words.keySet().stream().sorted().toList()));
        });
        return text.map(words::get);
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        return Stream.of(constants)
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(Locale.ROOT), constant -> constant));
    }

    private static FailureException invalid(String parameter, String expected) {
        return new FailureException(Failure.Invalid.of(parameter, "must be " + expected));
    }
}
