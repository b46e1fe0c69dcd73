package dev.guidon.flag.definition;

import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.history.RecordedVersion;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;

/// Where every version of every definition is found. Works in the caller's transaction.
public interface DefinitionHistory {

    /// A version of a definition, and who made it when and why.
    record RecordedDefinition(RecordedVersion recorded, FlagDefinition definition) {}

    /// Newest first.
    ///
    /// @param request goes on after a version, such as `7`
    Uni<Page<RecordedVersion>> page(FlagDefinition flag, Page.Request request);

    /// Fails with `NotFound` of the version.
    Uni<RecordedDefinition> get(FlagDefinition flag, long version);
}
