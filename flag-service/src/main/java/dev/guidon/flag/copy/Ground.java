package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.batch.FlagNames;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.EnvironmentContent;
import java.util.Map;
import java.util.Optional;

/// Two environments, and what somebody may do in them.
///
/// @param there the flags where settings go to, by key
/// @param settings that may be copied, by the key of their flag
/// @param current settings where they go to
record Ground(
        EnvironmentContent from,
        EnvironmentContent to,
        Map<String, FlagDefinition> there,
        Map<String, FlagConfiguration> settings,
        Map<String, FlagConfiguration> current,
        Permits permits) {

    static Ground of(EnvironmentContent from, EnvironmentContent to, Permits permits) {
        return new Ground(from, to, to.definitionsByKey(), from.configurations(), to.configurations(), permits);
    }

    boolean mayRead(FlagDefinition flag, EnvironmentContent where) {
        return permits.allow(
                where.project().organization(),
                Action.FLAG_READ,
                FlagNames.inEnvironment(flag, where.environment().key().text()));
    }

    /// The right that is missing for something where flags go to, if it is.
    Optional<Obstacle> missing(Action action, ResourceName name) {
        return permits.allow(to.project().organization(), action, name)
                ? Optional.empty()
                : Optional.of(new Obstacle.NotAllowed(action, name));
    }

    String toProject() {
        return to.project().key().text();
    }

    String toEnvironment() {
        return to.environment().key().text();
    }
}
