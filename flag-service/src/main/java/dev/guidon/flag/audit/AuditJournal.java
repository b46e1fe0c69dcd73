package dev.guidon.flag.audit;

import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where audit entries are found again. Works in the caller's transaction.
public interface AuditJournal {

    /// Newest first.
    ///
    /// @param request goes on after a position, such as `7`
    Uni<Page<RecordedEntry>> page(AuditFilter filter, Page.Request request);

    /// Oldest first.
    ///
    /// @param position that the first of them comes after
    Uni<List<RecordedEntry>> following(String organization, long position, int limit);

    /// Where the chain of an organization ends, as it was noted beside the entries.
    Uni<ChainEnd> end(String organization);
}
