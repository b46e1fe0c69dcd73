package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// The long lists that readers of environments know. Works in the caller's transaction.
public interface DeliveredLists {

    /// Those after one of them, in an order that stays.
    ///
    /// @param after [Spot#START] to begin
    Uni<List<Delivered>> after(Spot after, int limit);

    /// A list in one environment.
    record Spot(String environmentId, long listId) {
        public static final Spot START = new Spot("", 0);
    }

    /// A list as it counts.
    record Delivered(Spot spot, PublishedList list) {}
}
