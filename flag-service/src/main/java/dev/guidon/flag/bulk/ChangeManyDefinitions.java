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
import dev.guidon.flag.batch.RequiredFirst;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.definition.ChangeDefinition.Target;
import dev.guidon.flag.definition.DefinitionDraft;
import dev.guidon.flag.edit.Dependent;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ProjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Applies the same instructions to the definitions of many flags, all of them or none: tags, archiving, and the like.
@ApplicationScoped
public class ChangeManyDefinitions {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final ChooseFlags choose;
    private final ChangeDefinition changeDefinition;
    private final EachFlag each;
    private final AllOrNothing allOrNothing;

    ChangeManyDefinitions(
            ProjectStore projects,
            EnvironmentStore environments,
            FlagStore flags,
            ChooseFlags choose,
            ChangeDefinition changeDefinition,
            EachFlag each,
            AllOrNothing allOrNothing) {
        this.projects = projects;
        this.environments = environments;
        this.flags = flags;
        this.choose = choose;
        this.changeDefinition = changeDefinition;
        this.each = each;
        this.allOrNothing = allOrNothing;
    }

    /// @param requiredFirst whether a flag is changed after those that it requires, as bringing back wants it, and not
    ///     before them, as archiving does
    /// @param actions that each flag takes
    public record Order(
            String projectKey, FlagChoice choice, DefinitionDraft draft, boolean requiredFirst, Set<Action> actions) {
        public Order {
            actions = Set.copyOf(actions);
        }
    }

    private record Work(Order order, Project project, Permits permits, Stamp stamp) {}

    /// Fails with `NotFound` of the project, or with `Invalid` when there are too many flags. What is refused for a
    /// flag stands in the report.
    public Uni<Report> change(Order order, boolean dryRun, Permits permits, Stamp stamp) {
        return allOrNothing.run(() -> attempt(order, permits, stamp), dryRun);
    }

    private Uni<Report> attempt(Order order, Permits permits, Stamp stamp) {
        return projects.lock(order.projectKey())
                .call(() -> environments.lockAll(order.projectKey()))
                .map(project -> new Work(order, project, permits, stamp))
                .chain(this::changeAll)
                .map(Report::new);
    }

    private Uni<List<Line>> changeAll(Work work) {
        return choose.choose(work.project(), work.order().choice(), work.permits())
                .chain(chosen ->
                        flags.requirements(work.order().projectKey()).map(required -> inOrder(work, chosen, required)))
                .chain(chosen -> each.run(chosen, Chosen::flagKey, one -> step(work, one)));
    }

    private static List<Chosen> inOrder(Work work, List<Chosen> chosen, List<Dependent> requirements) {
        List<Chosen> requiredFirst = RequiredFirst.sort(chosen, Chosen::flagKey, requirements);
        return work.order().requiredFirst() ? requiredFirst : requiredFirst.reversed();
    }

    private Uni<Line> step(Work work, Chosen chosen) {
        return chosen.definition().map(flag -> change(work, flag)).orElseGet(() -> Uni.createFrom()
                .item(chosen.missing()));
    }

    private Uni<Line> change(Work work, FlagDefinition flag) {
        String key = flag.key().text();
        ResourceName name = FlagNames.inProject(flag);
        Optional<Action> forbidden = work.order().actions().stream()
                .filter(action -> !work.permits().allow(work.project().organization(), action, name))
                .min(Comparator.naturalOrder());
        if (forbidden.isPresent()) {
            return Uni.createFrom().item(Line.stopped(key, new Obstacle.NotAllowed(forbidden.get(), name)));
        }
        Target target = new Target(work.order().projectKey(), key, Optional.empty());
        return changeDefinition
                .change(target, work.order().draft(), work.stamp())
                .map(after ->
                        after.version() == flag.version() ? new Outcome.Unchanged() : new Outcome.Defined(flag, after))
                .map(outcome -> new Line(key, outcome));
    }
}
