package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/// Where blocks of long lists are kept for those who take them to readers. Works in the caller's transaction.
public interface BlockSource {

    /// Contents by name. A block that the list has not had for a while may be missing: its reader gets a later form of
    /// the list.
    Uni<Map<String, byte[]>> blocks(String listId, List<String> ids);
}
