package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.batch.AllOrNothing;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.CreateFlag;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a new flag in a project that is like another one.
@ApplicationScoped
public class CloneFlag {
    private final ProjectStore projects;
    private final FlagStore flags;
    private final CreateFlag createFlag;
    private final AllOrNothing allOrNothing;

    CloneFlag(ProjectStore projects, FlagStore flags, CreateFlag createFlag, AllOrNothing allOrNothing) {
        this.projects = projects;
        this.flags = flags;
        this.createFlag = createFlag;
        this.allOrNothing = allOrNothing;
    }

    /// @param key of the clone
    /// @param name of the clone; its key when empty
    /// @param description of the clone; that of the flag when empty
    /// @param environments whose settings are cloned; all when empty. In others the clone starts off, as a
    ///     new flag does
    /// @param keepOn whether the clone is on where the flag is, and not off everywhere
    public record Order(
            String projectKey,
            String flagKey,
            Key key,
            Optional<String> name,
            Optional<String> description,
            Optional<Set<String>> environments,
            boolean keepOn) {
        public Order {
            environments = environments.map(Set::copyOf);
        }

        /// Whether the settings of an environment are cloned.
        public boolean takes(String environment) {
            return environments.map(keys -> keys.contains(environment)).orElse(true);
        }
    }

    /// Fails with `NotFound` of the project or the flag, with `Invalid` when there is no such environment, with
    /// `Conflict` when a flag that it requires is not in use, or as the creation of a flag does.
    public Uni<ConfiguredFlag> clone(Order order, boolean dryRun, Stamp stamp) {
        return allOrNothing.run(() -> attempt(order, stamp), _ -> !dryRun);
    }

    private Uni<ConfiguredFlag> attempt(Order order, Stamp stamp) {
        return projects.get(order.projectKey())
                .chain(() -> flags.get(order.projectKey(), order.flagKey()))
                .map(flag -> draft(order, flag))
                .chain(draft -> createFlag.create(order.projectKey(), draft, stamp));
    }

    private static NewFlag draft(Order order, ConfiguredFlag flag) {
        order.environments()
                .ifPresent(keys -> refuseUnknown(keys, flag.configurations().keySet()));
        Map<String, FlagConfiguration> settings = flag.configurations().entrySet().stream()
                .filter(entry -> order.takes(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> cloned(entry.getValue(), order.keepOn())));
        Label like = flag.definition().label();
        Label label = new Label(
                order.name().orElse(order.key().text()),
                order.description().orElse(like.description()),
                like.tags(),
                like.maintainer());
        return new NewFlag(order.key(), label, flag.definition(), settings);
    }

    private static void refuseUnknown(Set<String> keys, Set<String> known) {
        keys.stream().filter(key -> !known.contains(key)).sorted().findFirst().ifPresent(unknown -> {
            throw new FailureException(Failure.Invalid.of(
                    "/environments",
                    "there is no environment '" + unknown + "'; there are "
                            + String.join(", ", known.stream().sorted().toList())));
        });
    }

    private static FlagConfiguration cloned(FlagConfiguration settings, boolean keepOn) {
        List<Rule> rules = settings.rules().stream()
                .map(rule -> new Rule(rule.id(), rule.caption(), rule.condition(), unmeasured(rule.serve())))
                .toList();
        return new FlagConfiguration(
                1,
                keepOn && settings.on(),
                settings.offVariant(),
                settings.prerequisites(),
                settings.targets(),
                rules,
                unmeasured(settings.defaultServe()));
    }

    /// An experiment measures one flag: its clone draws as it does, and exposes nobody.
    private static Serve unmeasured(Serve serve) {
        return serve instanceof Serve.Experiment(var _, var arms) ? new Serve.Split(arms) : serve;
    }
}
