package dev.guidon.flag.approval;

import dev.guidon.flag.edit.InstructionDraft;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentPatch;
import java.util.List;
import java.util.stream.Stream;

/// What is asked for. All its changes are made together, or none.
public record Proposal(String title, String description, List<Change> changes, Plan plan) {
    public static final int MAX_CHANGES = 50;

    public Proposal {
        changes = List.copyOf(changes);
    }

    /// A change of one thing.
    public sealed interface Change {

        /// Version of the thing that the change was shown on.
        long baseVersion();

        /// The thing, for people.
        String subject();
    }

    /// Of what a flag is in the environment.
    public record FlagChange(String flagKey, long baseVersion, InstructionDraft patch) implements Change {
        @Override
        public String subject() {
            return "flag '" + flagKey + "'";
        }
    }

    /// Of a segment of the environment or of its project.
    public record SegmentChange(SegmentAddress address, long baseVersion, SegmentPatch patch) implements Change {
        @Override
        public String subject() {
            return "segment '" + address.segmentKey() + "'";
        }

        /// Whether it reaches other environments too.
        public boolean isProjectWide() {
            return address.scope().environmentKey().isEmpty();
        }
    }

    public Stream<FlagChange> flagChanges() {
        return changes.stream().flatMap(change -> change instanceof FlagChange flag ? Stream.of(flag) : Stream.empty());
    }

    public Stream<SegmentChange> segmentChanges() {
        return changes.stream()
                .flatMap(change -> change instanceof SegmentChange segment ? Stream.of(segment) : Stream.empty());
    }

    public List<String> flagKeys() {
        return flagChanges().map(FlagChange::flagKey).toList();
    }

    public List<String> segmentKeys() {
        return segmentChanges().map(change -> change.address().segmentKey()).toList();
    }

    boolean isProjectWide() {
        return segmentChanges().anyMatch(SegmentChange::isProjectWide);
    }

    /// Why, in the author's words.
    String why() {
        return description.isEmpty() ? title : title + ": " + description;
    }
}
