package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.batch.FlagNames;
import dev.guidon.flag.batch.Line;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.batch.Outcome;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.CreateFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagState;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.kit.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts the copy of one flag where it is to go, in the caller's transaction.
@ApplicationScoped
class PutCopy {
    private final ChangeConfiguration changeConfiguration;
    private final CreateFlag createFlag;

    PutCopy(ChangeConfiguration changeConfiguration, CreateFlag createFlag) {
        this.changeConfiguration = changeConfiguration;
        this.createFlag = createFlag;
    }

    /// Fails as changes of configurations and creations of flags do.
    Uni<Line> put(Copying copying, Candidate.Found source) {
        return Optional.ofNullable(copying.ground().there().get(source.flagKey()))
                .map(there -> configure(copying, source, there))
                .orElseGet(() -> create(copying, source));
    }

    private Uni<Line> configure(Copying copying, Candidate.Found source, FlagDefinition there) {
        FlagState.refuseArchived(there);
        FlagConfiguration current = Optional.ofNullable(
                        copying.ground().current().get(source.flagKey()))
                .orElseThrow();
        Fitting.Fitted fitted = fit(copying, source, there, current);
        List<Instruction> steps = Difference.between(current, fitted.configuration());
        List<Obstacle> obstacles = obstacles(copying, fitted, rights(copying, there, steps));
        Outcome.Configured intended = new Outcome.Configured(current, fitted.configuration());
        if (!obstacles.isEmpty() || steps.isEmpty()) {
            return line(
                    source,
                    fitted,
                    obstacles.isEmpty()
                            ? new Outcome.Unchanged()
                            : new Outcome.Stopped(obstacles, Optional.of(intended)));
        }
        Target target = new Target(copying.order().to().flag(source.flagKey()), Optional.of(current.version()));
        Uni<Line> changed = changeConfiguration
                .change(target, new FittedDraft(fitted.configuration()), copying.stamp())
                .chain(done -> line(source, fitted, new Outcome.Configured(current, done.configuration())));
        return Line.unless(changed, source.flagKey(), intended);
    }

    /// Whether anything would become of it, as far as can be told without trying.
    static boolean changes(CopyOrder order, Ground ground, Definitions definitions, Candidate.Found source) {
        FlagDefinition there = ground.there().get(source.flagKey());
        FlagConfiguration current = ground.current().get(source.flagKey());
        if (there == null || current == null) {
            return true;
        }
        FlagConfiguration fitted = new Fitting(source.definition(), there, order.parts(), definitions)
                .fit(source.settings(), current)
                .configuration();
        return !Difference.between(current, fitted).isEmpty();
    }

    private static Fitting.Fitted fit(
            Copying copying, Candidate.Found source, FlagDefinition there, FlagConfiguration current) {
        return new Fitting(source.definition(), there, copying.order().parts(), copying.definitions())
                .fit(source.settings(), current);
    }

    private static Uni<Line> line(Candidate.Found source, Fitting.Fitted fitted, Outcome outcome) {
        return Uni.createFrom().item(new Line(source.flagKey(), outcome, fitted.notes()));
    }

    private static List<Obstacle> obstacles(Copying copying, Fitting.Fitted fitted, Stream<Obstacle> rights) {
        List<Obstacle> obstacles = new ArrayList<>(rights.toList());
        obstacles.addAll(fitted.obstacles());
        if (copying.order().parts().contains(Part.RULES)) {
            fitted.configuration()
                    .segmentsNamed()
                    .flatMap(key -> copying.brought().obstacle(key).stream())
                    .forEach(obstacles::add);
        }
        return obstacles;
    }

    /// Turning on and off is a right of its own.
    private static Stream<Obstacle> rights(Copying copying, FlagDefinition there, List<Instruction> steps) {
        ResourceName name = FlagNames.inEnvironment(there, copying.ground().toEnvironment());
        boolean toggles = steps.stream().anyMatch(PutCopy::isToggle);
        boolean onlyToggles = steps.stream().allMatch(PutCopy::isToggle);
        Stream<Action> actions = Stream.concat(
                toggles ? Stream.of(Action.FLAG_TOGGLE) : Stream.empty(),
                onlyToggles ? Stream.empty() : Stream.of(Action.FLAG_UPDATE));
        return actions.flatMap(action -> copying.ground().missing(action, name).stream());
    }

    private static boolean isToggle(Instruction step) {
        return step instanceof Instruction.TurnOn || step instanceof Instruction.TurnOff;
    }

    private Uni<Line> create(Copying copying, Candidate.Found source) {
        FlagDefinition like = source.definition();
        if (!copying.order().createMissing()) {
            return Uni.createFrom()
                    .item(Line.stopped(
                            source.flagKey(), new Obstacle.Refused(new Failure.NotFound("flag", source.flagKey()))));
        }
        Fitting.Fitted fitted = fit(copying, source, like, like.startingOff());
        List<Obstacle> obstacles = obstacles(copying, fitted, rightsToCreate(copying, like));
        if (!obstacles.isEmpty()) {
            return line(source, fitted, new Outcome.Stopped(obstacles, Optional.empty()));
        }
        String environment = copying.ground().toEnvironment();
        NewFlag draft = new NewFlag(like.key(), like.label(), like, Map.of(environment, fitted.configuration()));
        return createFlag
                .create(copying.ground().toProject(), draft, copying.stamp())
                .chain(created -> line(source, fitted, outcome(created, environment)));
    }

    private static Outcome outcome(ConfiguredFlag created, String environment) {
        return new Outcome.Created(
                created.definition(),
                Optional.ofNullable(created.configurations().get(environment)).orElseThrow());
    }

    private static Stream<Obstacle> rightsToCreate(Copying copying, FlagDefinition like) {
        ResourceName project = ResourceName.project(copying.ground().toProject());
        ResourceName configured = project.with(
                        ResourceType.ENVIRONMENT, copying.ground().toEnvironment())
                .with(ResourceType.FLAG, like.key().text())
                .tagged(Set.copyOf(like.label().tags()));
        return Stream.of(
                        copying.ground().missing(Action.FLAG_CREATE, project.with(ResourceType.FLAG, ResourceName.ALL)),
                        copying.ground().missing(Action.FLAG_UPDATE, configured))
                .flatMap(Optional::stream);
    }
}
