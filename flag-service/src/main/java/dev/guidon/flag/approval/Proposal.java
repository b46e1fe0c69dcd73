package dev.guidon.flag.approval;

import dev.guidon.flag.definition.DefinitionPatch;
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

    /// Of what a flag is in all environments.
    public record DefinitionChange(String flagKey, long baseVersion, DefinitionPatch patch) implements Change {
        @Override
        public String subject() {
            return "the definition of flag '" + flagKey + "'";
        }
    }

    public Stream<DefinitionChange> definitionChanges() {
        return changes.stream()
                .flatMap(change ->
                        change instanceof DefinitionChange definition ? Stream.of(definition) : Stream.empty());
    }

    public Stream<FlagChange> flagChanges() {
        return changes.stream().flatMap(change -> change instanceof FlagChange flag ? Stream.of(flag) : Stream.empty());
    }

    public Stream<SegmentChange> segmentChanges() {
        return changes.stream()
                .flatMap(change -> change instanceof SegmentChange segment ? Stream.of(segment) : Stream.empty());
    }

    /// Of flags that change in the environment or as a whole.
    public List<String> flagKeys() {
        return Stream.concat(
                        flagChanges().map(FlagChange::flagKey),
                        definitionChanges().map(DefinitionChange::flagKey))
                .distinct()
                .toList();
    }

    public List<String> segmentKeys() {
        return segmentChanges().map(change -> change.address().segmentKey()).toList();
    }

    boolean isProjectWide() {
        return definitionChanges().findAny().isPresent() || segmentChanges().anyMatch(SegmentChange::isProjectWide);
    }

    /// Why, in the author's words.
    String why() {
        return description.isEmpty() ? title : title + ": " + description;
    }
}
