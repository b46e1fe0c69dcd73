package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.adapter.json.BulkJson;
import dev.guidon.flag.bulk.FlagChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// Which flags a bulk request means: a filter finds what the list with the same parameters shows.
@ApplicationScoped
class FlagChoices {
    private final FlagRights rights;
    private final FlagAnswer answer;

    FlagChoices(FlagRights rights, FlagAnswer answer) {
        this.rights = rights;
        this.answer = answer;
    }

    /// Throws a `FailureException` of `Invalid`.
    FlagChoice of(String project, BulkJson wanted) {
        return wanted.flagKeys().<FlagChoice>map(FlagChoice.Keys::new).orElseGet(() -> {
            FlagListing listing = listing(wanted.filter());
            return new FlagChoice.Matching(listing.asked(rights.visible(project), answer.today()));
        });
    }

    private static FlagListing listing(Map<String, String> filter) {
        return new FlagListing(
                of(filter, "tag"),
                of(filter, "maintainer"),
                of(filter, "query"),
                of(filter, "archived"),
                of(filter, "kind"),
                of(filter, "state"),
                of(filter, "temporary"),
                of(filter, "requires"),
                of(filter, "environment"),
                of(filter, "on"),
                "key");
    }

    private static Optional<String> of(Map<String, String> filter, String parameter) {
        return Optional.ofNullable(filter.get(parameter));
    }
}
