package dev.guidon.flag.project;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Opens an environment in a project.
@ApplicationScoped
public class CreateEnvironment {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final EnvironmentStart start;
    private final AuditTrail audit;
    private final ShortIds ids;

    CreateEnvironment(
            ProjectStore projects,
            EnvironmentStore environments,
            EnvironmentStart start,
            AuditTrail audit,
            ShortIds ids) {
        this.projects = projects;
        this.environments = environments;
        this.start = start;
        this.audit = audit;
        this.ids = ids;
    }

    /// @param copyFrom key of the environment whose settings it starts with; with every flag off when empty
    public record Order(String projectKey, Key key, Title title, Optional<String> copyFrom) {}

    /// Fails with `NotFound` of the project or the environment to copy from, with `AlreadyExists`, or with
    /// `Invalid` when the project is full.
    @WithTransaction
    public Uni<Environment> create(Order order, Stamp stamp) {
        String projectKey = order.projectKey();
        return projects.lock(projectKey)
                .call(project -> environments.list(projectKey).invoke(CreateEnvironment::refuseWhenFull))
                .map(project -> new Environment(ids.next(), project.key(), order.key(), order.title(), stamp.at()))
                .call(environment -> add(environment, order, stamp))
                .chain(environment ->
                        environments.get(projectKey, environment.key().text()));
    }

    private Uni<Void> add(Environment environment, Order order, Stamp stamp) {
        AuditedChange change = new AuditedChange.EnvironmentCreated(
                environment.projectKey().text(), environment.key().text(), environment.name());
        return environments
                .add(environment)
                .call(() -> audit.append(new AuditEntry(stamp, change)))
                .chain(() -> model(order))
                .chain(model -> start.fill(environment, model, stamp));
    }

    private Uni<Optional<Environment>> model(Order order) {
        return order.copyFrom()
                .map(key -> environments.lock(order.projectKey(), key).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static void refuseWhenFull(List<Environment> existing) {
        if (existing.size() >= EnvironmentStore.MAX_PER_PROJECT) {
            throw new FailureException(Failure.Invalid.of(
                    "/key", "a project has at most " + EnvironmentStore.MAX_PER_PROJECT + " environments"));
        }
    }
}
