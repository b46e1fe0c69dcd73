package dev.guidon.flag.approval;

import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import java.util.List;
import java.util.Optional;

/// A request as it would change things now.
///
/// @param sights one for each change
public record SeenChangeRequest(ChangeRequest request, List<Sight> sights) {
    public SeenChangeRequest {
        sights = List.copyOf(sights);
    }

    /// @param preview what the change makes of the flag; empty when it does not fit
    /// @param problem why it does not fit
    public record Sight(Proposal.Change change, Optional<Preview> preview, Optional<String> problem) {}
}
