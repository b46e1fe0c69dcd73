package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.edit.FlagStage;
import dev.guidon.flag.edit.FlagTraits;
import java.util.Optional;

/// Traits of flags as conditions. In HQL, over `FlagRow f` of the project that is the parameter `project`.
final class TraitsSelection {
    private static final String SOMEWHERE = "exists (select 1 from ConfigurationRow c join EnvironmentRow e"
            + " on e.id = c.id.environmentId where e.projectKey = :project and c.id.flagKey = f.id.key and ";

    private TraitsSelection() {}

    static void narrow(Where where, FlagTraits traits) {
        where.and("f.kind = :kind", "kind", traits.kind())
                .and("f.temporary = :temporary", "temporary", traits.temporary())
                .and(SOMEWHERE + "array_position(c.requiredFlags, :requires) > 0)", "requires", traits.requires())
                .and(
                        SOMEWHERE + "e.key = :environment and c.switchedOn = :on)",
                        "environment",
                        traits.switched().map(FlagTraits.Switched::environmentKey));
        traits.switched().ifPresent(switched -> where.with("on", switched.on()));
        traits.stage().ifPresent(stage -> stage(where, stage, traits));
    }

    /// As `FlagDefinition.stage` has it.
    private static void stage(Where where, FlagStage stage, FlagTraits traits) {
        switch (stage) {
            case ARCHIVED -> where.and("f.archivedAt is not null");
            case STALE ->
                where.and(
                        "f.archivedAt is null and (f.staleAt is not null or f.until < :today)",
                        "today",
                        Optional.of(traits.today()));
            case ACTIVE ->
                where.and(
                        "f.archivedAt is null and f.staleAt is null and (f.until is null or f.until >= :today)",
                        "today",
                        Optional.of(traits.today()));
        }
    }
}
