package dev.guidon.flag.history;

import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;

/// Where every version of every configuration is found. Works in the caller's transaction.
public interface VersionStore {

    /// Newest first.
    ///
    /// @param request goes on after a version, such as `7`
    Uni<Page<RecordedVersion>> page(PlacedFlag flag, Page.Request request);

    /// Fails with `NotFound` of the version.
    Uni<RecordedConfiguration> get(PlacedFlag flag, long version);

    /// A version to be put in the place of the current one. Fails with `NotFound` of the version.
    Uni<ConfigurationDraft> draft(PlacedFlag flag, long version);
}
