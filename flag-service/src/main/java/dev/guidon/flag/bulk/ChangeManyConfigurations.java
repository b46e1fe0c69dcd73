package dev.guidon.flag.bulk;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.batch.AllOrNothing;
import dev.guidon.flag.batch.EachFlag;
import dev.guidon.flag.batch.FlagNames;
import dev.guidon.flag.batch.Line;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.batch.Outcome;
import dev.guidon.flag.batch.Report;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ProjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Applies the same instructions to the configurations of many flags in an environment, all of them or none.
@ApplicationScoped
public class ChangeManyConfigurations {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final ChooseFlags choose;
    private final ChangeConfiguration changeConfiguration;
    private final EachFlag each;
    private final AllOrNothing allOrNothing;

    ChangeManyConfigurations(
            ProjectStore projects,
            EnvironmentStore environments,
            ChooseFlags choose,
            ChangeConfiguration changeConfiguration,
            EachFlag each,
            AllOrNothing allOrNothing) {
        this.projects = projects;
        this.environments = environments;
        this.choose = choose;
        this.changeConfiguration = changeConfiguration;
        this.each = each;
        this.allOrNothing = allOrNothing;
    }

    /// @param actions that the author must be allowed on each flag
    public record Order(EnvironmentAddress place, FlagChoice choice, ConfigurationDraft draft, List<Action> actions) {
        public Order {
            actions = List.copyOf(actions);
        }
    }

    private record Work(Order order, Project project, Permits permits, Stamp stamp) {}

    /// Fails with `NotFound` of the project or the environment, or with `Invalid` when there are too many flags. What
    /// is refused for a flag stands in the report.
    public Uni<Report> change(Order order, boolean dryRun, Permits permits, Stamp stamp) {
        return allOrNothing.run(() -> attempt(order, permits, stamp), dryRun);
    }

    private Uni<Report> attempt(Order order, Permits permits, Stamp stamp) {
        return environments
                .lock(order.place().projectKey(), order.place().environmentKey())
                .chain(() -> projects.get(order.place().projectKey()))
                .map(project -> new Work(order, project, permits, stamp))
                .chain(work -> choose.choose(work.project(), order.choice(), permits)
                        .chain(chosen -> each.run(chosen, Chosen::flagKey, one -> step(work, one))))
                .map(Report::new);
    }

    private Uni<Line> step(Work work, Chosen chosen) {
        return chosen.definition().map(flag -> change(work, flag)).orElseGet(() -> Uni.createFrom()
                .item(chosen.missing()));
    }

    private Uni<Line> change(Work work, FlagDefinition flag) {
        String key = flag.key().text();
        Optional<Obstacle> missing = missingRight(work, flag);
        if (missing.isPresent()) {
            return Uni.createFrom().item(Line.stopped(key, missing.get()));
        }
        Target target = new Target(work.order().place().flag(key), Optional.empty());
        return changeConfiguration
                .preview(target, work.order().draft())
                .chain(preview -> Line.unless(
                        changeIfNeeded(work, target, preview).map(outcome -> new Line(key, outcome)),
                        key,
                        new Outcome.Configured(preview.before(), preview.after())));
    }

    private static Optional<Obstacle> missingRight(Work work, FlagDefinition flag) {
        ResourceName name = FlagNames.inEnvironment(flag, work.order().place().environmentKey());
        return work.order().actions().stream()
                .filter(action -> !work.permits().allow(work.project().organization(), action, name))
                .findFirst()
                .map(action -> new Obstacle.NotAllowed(action, name));
    }

    private Uni<Outcome> changeIfNeeded(Work work, Target target, Preview preview) {
        return Difference.between(preview.before(), preview.after()).isEmpty()
                ? Uni.createFrom().item(new Outcome.Unchanged())
                : changeConfiguration
                        .change(target, work.order().draft(), work.stamp())
                        .map(changed -> new Outcome.Configured(preview.before(), changed.configuration()));
    }
}
