package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Visible;
import java.util.Optional;

/// Things that are about flags, for those who may see the flags. In HQL.
final class VisibleFlags {
    private static final VisibleRows ROWS = new VisibleRows("f.id.key", Optional.of("f.tags"));

    private VisibleFlags() {}

    /// Leaves out what is about a flag that is not visible.
    ///
    /// @param about which flags `f` a thing is about
    static void narrow(Where where, Visible visible, String about) {
        if (!visible.layers().isEmpty()) {
            String seen = ROWS.condition(visible, where);
            where.and("not exists (select 1 from FlagRow f where " + about + " and not " + seen + ")");
        }
    }
}
