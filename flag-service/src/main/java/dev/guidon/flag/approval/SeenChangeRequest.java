package dev.guidon.flag.approval;

import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.segment.ChangeSegment.Revised;
import java.util.List;

/// A request as it would change things now.
///
/// @param sights one for each change
public record SeenChangeRequest(ChangeRequest request, List<Sight> sights) {
    public SeenChangeRequest {
        sights = List.copyOf(sights);
    }

    public record Sight(Proposal.Change change, Outlook outlook) {}

    /// What a change would come to.
    public sealed interface Outlook {}

    public record OfFlag(Preview preview) implements Outlook {}

    public record OfSegment(Revised revised) implements Outlook {}

    public record OfDefinition(ChangeDefinition.Preview preview) implements Outlook {}

    /// It does not fit.
    public record Unfit(String problem) implements Outlook {}
}
