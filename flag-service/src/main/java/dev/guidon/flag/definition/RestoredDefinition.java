package dev.guidon.flag.definition;

import dev.guidon.flag.edit.FlagDefinition;
import java.time.Instant;

/// An earlier definition in the place of the current one. Whether the flag is archived stays as it is.
public record RestoredDefinition(FlagDefinition earlier) implements DefinitionDraft {

    @Override
    public FlagDefinition read(FlagDefinition current, Instant at) {
        FlagDefinition.Life life = new FlagDefinition.Life(
                current.life().createdAt(),
                current.life().archivedAt(),
                earlier.life().staleAt().map(_ -> current.life().staleAt().orElse(at)));
        return new FlagDefinition(
                        current.projectKey(),
                        current.key(),
                        current.version(),
                        earlier.label(),
                        earlier.purpose(),
                        earlier.shape(),
                        life)
                .next();
    }
}
