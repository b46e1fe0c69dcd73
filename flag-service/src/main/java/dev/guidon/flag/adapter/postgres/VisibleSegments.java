package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Visible;
import java.util.Optional;

/// Things that are about segments, for those who may see the segments. In HQL.
final class VisibleSegments {
    static final VisibleRows ROWS = new VisibleRows("s.id.key", Optional.of("s.tags"));

    private VisibleSegments() {}

    /// Leaves out what is about a segment that is not visible.
    ///
    /// @param about which segments `s` a thing is about
    static void narrow(Where where, Visible visible, String about) {
        if (!visible.layers().isEmpty()) {
            String seen = ROWS.condition(visible, where);
            where.and("not exists (select 1 from SegmentRow s where " + about + " and not " + seen + ")");
        }
    }
}
