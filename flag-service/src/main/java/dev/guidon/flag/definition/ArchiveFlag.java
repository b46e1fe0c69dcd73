package dev.guidon.flag.definition;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition.Preview;
import dev.guidon.flag.definition.ChangeDefinition.Target;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Takes a flag out of use, and brings it back as it was. While it is archived readers do not know it, so that callers
/// get the value in their code.
@ApplicationScoped
public class ArchiveFlag {
    private final ChangeDefinition changeDefinition;

    ArchiveFlag(ChangeDefinition changeDefinition) {
        this.changeDefinition = changeDefinition;
    }

    /// Fails with `NotFound`, or with `Conflict` when it is archived or when flags in use require it.
    public Uni<FlagDefinition> archive(String projectKey, String flagKey, Stamp stamp) {
        return change(projectKey, flagKey, ArchiveFlag::archived, stamp);
    }

    /// Fails as [#archive] does, and changes nothing.
    public Uni<Preview> previewArchive(String projectKey, String flagKey, Stamp stamp) {
        return changeDefinition.preview(target(projectKey, flagKey), ArchiveFlag::archived, stamp);
    }

    /// Fails as [#unarchive] does, and changes nothing.
    public Uni<Preview> previewUnarchive(String projectKey, String flagKey, Stamp stamp) {
        return changeDefinition.preview(target(projectKey, flagKey), ArchiveFlag::unarchived, stamp);
    }

    /// Fails with `NotFound`, or with `Conflict` when it is not archived or when a flag that it requires is.
    public Uni<FlagDefinition> unarchive(String projectKey, String flagKey, Stamp stamp) {
        return change(projectKey, flagKey, ArchiveFlag::unarchived, stamp);
    }

    private Uni<FlagDefinition> change(String projectKey, String flagKey, DefinitionDraft draft, Stamp stamp) {
        return changeDefinition.change(target(projectKey, flagKey), draft, stamp);
    }

    private static Target target(String projectKey, String flagKey) {
        return new Target(projectKey, flagKey, Optional.empty());
    }

    private static FlagDefinition archived(FlagDefinition flag, Instant at) {
        FlagState.refuseArchived(flag);
        return after(flag, at, new DefinitionInstruction.Archive());
    }

    private static FlagDefinition unarchived(FlagDefinition flag, Instant at) {
        FlagState.refuseUnarchived(flag);
        return after(flag, at, new DefinitionInstruction.Unarchive());
    }

    private static FlagDefinition after(FlagDefinition flag, Instant at, DefinitionInstruction instruction) {
        WorkingDefinition copy = new WorkingDefinition(flag, at);
        copy.apply(instruction).ifPresent(problem -> {
            throw new IllegalStateException("archiving fits every flag: " + problem);
        });
        return copy.definition().next();
    }
}
