package dev.guidon.flag.segment;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the state of a segment forbids. Everything throws a `FailureException` of `Conflict` unless it says otherwise.
final class SegmentState {
    private static final int MAX_NAMED = 10;

    private SegmentState() {}

    static void refuseArchived(SegmentDefinition segment) {
        if (segment.isArchived()) {
            throw conflict("segment_archived", "segment '" + segment.key() + "' is archived; unarchive it first");
        }
    }

    static void refuseUnarchived(SegmentDefinition segment) {
        if (!segment.isArchived()) {
            throw conflict("segment_not_archived", "segment '" + segment.key() + "' is not archived; archive it first");
        }
    }

    static void refuseReferred(SegmentDefinition segment, List<Reference> references) {
        if (!references.isEmpty()) {
            String named = references.stream()
                    .limit(MAX_NAMED)
                    .map(Reference::toString)
                    .collect(Collectors.joining(", "));
            String rest = references.size() > MAX_NAMED ? " and " + (references.size() - MAX_NAMED) + " more" : "";
            throw conflict(
                    "segment_referred",
                    "segment '" + segment.key() + "' is asked for by " + named + rest
                            + "; take it out of their rules first");
        }
    }

    static void refuseListed(SegmentDefinition segment) {
        if (segment.lists().stream().anyMatch(ImportedList::counts)) {
            throw conflict(
                    "segment_has_lists",
                    "segment '" + segment.key() + "' has imported lists, which are not copied; make it one of the"
                            + " project, or import them into the new environment");
        }
    }

    static void refuseWhenFull(long existing) {
        if (existing >= SegmentDefinition.MAX_IN_SCOPE) {
            throw new FailureException(Failure.Invalid.of(
                    "/key",
                    "an environment, and a project for all its environments, has at most "
                            + SegmentDefinition.MAX_IN_SCOPE + " segments"));
        }
    }

    /// Throws a `FailureException` of `StaleVersion`.
    static void refuseUnlessAt(Optional<Long> expected, SegmentDefinition current) {
        expected.filter(version -> version != current.version()).ifPresent(version -> {
            throw new FailureException(
                    new Failure.StaleVersion("segment", current.key().text(), version, current.version()));
        });
    }

    private static FailureException conflict(String code, String detail) {
        return new FailureException(new Failure.Conflict(code, detail));
    }
}
