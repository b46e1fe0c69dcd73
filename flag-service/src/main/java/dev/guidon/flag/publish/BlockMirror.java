package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// What the destination of rulesets has of the blocks of long lists. Works in the caller's transaction, from which it
/// takes what it lacks.
public interface BlockMirror {

    /// Brings the blocks of a list that are not there.
    ///
    /// @return how many
    Uni<Integer> bring(String environmentId, PublishedList list);

    /// Brings those of some blocks of a list that are not what their names say.
    ///
    /// @return how many
    Uni<Integer> renew(String environmentId, PublishedList list, List<String> blocks);
}
