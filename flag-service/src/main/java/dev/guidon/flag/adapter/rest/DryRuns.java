package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.edit.Trial;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/// Changes that are tried as a whole: a dry run is refused exactly when the change would be.
@ApplicationScoped
class DryRuns {
    private final Trial trial;

    DryRuns(Trial trial) {
        this.trial = trial;
    }

    /// @param dryRun the parameter
    <T> Uni<T> run(String dryRun, Supplier<Uni<T>> change) {
        return DryRun.read(dryRun) ? trial.of(change) : change.get();
    }

    /// What is created by `change`, or would be.
    <T> Uni<RestResponse<T>> create(String dryRun, Supplier<Uni<T>> change) {
        RestResponse.Status status = DryRun.read(dryRun) ? RestResponse.Status.OK : RestResponse.Status.CREATED;
        return run(dryRun, change).map(created -> RestResponse.status(status, created));
    }
}
