package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ArchiveFlag;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.CreateFlag;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDraft;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.exchange.Wanted.ManagementWish;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes an environment what a document says that it is: all of it in one transaction, or nothing. Done twice, the
/// second time changes nothing.
@ApplicationScoped
public class ApplyEnvironment {
    /// How many flags one document may have.
    public static final int MAX_FLAGS = 5_000;

    /// With each statement, Hibernate compares what it holds by then.
    private static final int STEPS_AT_ONCE = 20;

    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final ReadEnvironment read;
    private final CreateFlag createFlag;
    private final ChangeDefinition changeDefinition;
    private final ChangeConfiguration changeConfiguration;
    private final ArchiveFlag archiveFlag;
    private final LongTransaction transaction;
    private final Managements managements;
    private final AuditTrail audit;

    ApplyEnvironment(
            ProjectStore projects,
            EnvironmentStore environments,
            ReadEnvironment read,
            CreateFlag createFlag,
            ChangeDefinition changeDefinition,
            ChangeConfiguration changeConfiguration,
            ArchiveFlag archiveFlag,
            LongTransaction transaction,
            Managements managements,
            AuditTrail audit) {
        this.projects = projects;
        this.environments = environments;
        this.read = read;
        this.createFlag = createFlag;
        this.changeDefinition = changeDefinition;
        this.changeConfiguration = changeConfiguration;
        this.archiveFlag = archiveFlag;
        this.transaction = transaction;
        this.managements = managements;
        this.audit = audit;
    }

    /// Which environment, and how a document about it is meant.
    ///
    /// @param prune whether flags that the document does not know are archived
    public record Order(String projectKey, String environmentKey, boolean prune) {}

    /// What was done, or would be.
    ///
    /// @param environment as it is afterwards
    public record Applied(Environment environment, Plan plan) {}

    /// Fails with `NotFound`, with `Invalid`, or with whatever the change of a flag fails with.
    @WithTransaction
    public Uni<Applied> plan(Order order, EnvironmentDraft draft, Instant at) {
        return environments
                .get(order.projectKey(), order.environmentKey())
                .chain(read::contentOf)
                .map(content ->
                        new Applied(content.environment(), Plan.of(content, draft.read(content, at), order.prune())));
    }

    /// Fails as [#plan] does.
    @Lengthy
    @WithTransaction
    public Uni<Applied> apply(Order order, EnvironmentDraft draft, Stamp stamp) {
        return projects.lock(order.projectKey())
                .chain(() -> environments.lockAll(order.projectKey()))
                .chain(() -> plan(order, draft, stamp.at()))
                .call(applied -> carryOut(order, applied.plan(), stamp))
                .call(applied -> manage(order, applied, stamp))
                .chain(applied -> environments
                        .get(order.projectKey(), order.environmentKey())
                        .map(environment -> new Applied(environment, applied.plan())));
    }

    private Uni<Void> manage(Order order, Applied applied, Stamp stamp) {
        return applied.plan()
                .management()
                .map(wish -> managements
                        .put(applied.environment(), wish.management())
                        .chain(() -> audit.append(new AuditEntry(stamp, managed(order, wish)))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static AuditedChange managed(Order order, ManagementWish wish) {
        Map<String, Value> after = wish.management()
                .<Map<String, Value>>map(management -> Map.of(
                        "managedBy", new Value.Text(management.name()),
                        "refusesManualEdits", new Value.Bool(management.refusesManualEdits())))
                .orElse(Map.of());
        return new AuditedChange.Edited(
                "environment.managed",
                AuditedResource.environment(order.projectKey(), order.environmentKey()),
                new Value.Structure(Map.of()),
                new Value.Structure(after));
    }

    private Uni<Void> carryOut(Order order, Plan plan, Stamp stamp) {
        return transaction.forget().chain(() -> Multi.createFrom()
                .iterable(plan.steps())
                .group()
                .intoLists()
                .of(STEPS_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(steps -> carryOut(order, steps, stamp))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> carryOut(Order order, List<Step> steps, Stamp stamp) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> carryOut(order, step, stamp)
                        .onFailure(FailureException.class)
                        .transform(failed -> about(step, (FailureException) failed)))
                .collect()
                .last()
                .chain(transaction::forget);
    }

    /// Names the flag in what a use case says about its configuration.
    private static FailureException about(Step step, FailureException failed) {
        return failed.failure() instanceof Failure.Invalid(var violations)
                ? new FailureException(new Failure.Invalid(violations.stream()
                        .map(violation -> new Violation(
                                "/flags/" + step.flagKey() + "/configuration" + violation.field(), violation.message()))
                        .toList()))
                : failed;
    }

    private Uni<?> carryOut(Order order, Step step, Stamp stamp) {
        String project = order.projectKey();
        return switch (step) {
            case Step.Create create -> createFlag.create(project, new ReadFlag(create, order.environmentKey()), stamp);
            case Step.Describe(var before, var after) ->
                changeDefinition.change(
                        new ChangeDefinition.Target(project, step.flagKey(), Optional.of(before.version())),
                        (_, _) -> after,
                        stamp);
            case Step.Configure(var key, var before, var after) ->
                changeConfiguration.change(
                        new Target(
                                new FlagAddress(project, order.environmentKey(), key), Optional.of(before.version())),
                        new ReadConfiguration(after),
                        stamp);
            case Step.Archive(var key) -> archiveFlag.archive(project, key, stamp);
        };
    }

    /// A flag that was read and checked with its whole environment, in which flags may require each other.
    private record ReadFlag(Step.Create create, String environmentKey) implements FlagDraft {
        @Override
        public Set<String> requiredFlags() {
            return Set.of();
        }

        @Override
        public ConfiguredFlag read(Surroundings surroundings, Instant createdAt) {
            return new ConfiguredFlag(create.definition(), Map.of(environmentKey, create.configuration()));
        }
    }

    /// As [ReadFlag], for a configuration.
    private record ReadConfiguration(FlagConfiguration wanted) implements ConfigurationDraft {
        @Override
        public Set<String> requiredFlags(FlagConfiguration current) {
            return Set.of();
        }

        @Override
        public FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
            return new FlagConfiguration(
                    current.version() + 1,
                    wanted.on(),
                    wanted.offVariant(),
                    wanted.prerequisites(),
                    wanted.targets(),
                    wanted.rules(),
                    wanted.defaultServe());
        }
    }
}
