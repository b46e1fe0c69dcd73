package dev.guidon.flag.removal;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.EnvironmentStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Deletes an environment for good: its keys open nothing any more, its flags are served to nobody, and what was to
/// happen in it is called off.
@ApplicationScoped
public class DeleteEnvironment {
    private final EnvironmentStore environments;
    private final RemainsStore remains;
    private final CloseEnvironment closing;

    DeleteEnvironment(EnvironmentStore environments, RemainsStore remains, CloseEnvironment closing) {
        this.environments = environments;
        this.remains = remains;
        this.closing = closing;
    }

    /// What would go with it. Fails with `NotFound`.
    @WithTransaction
    public Uni<Remains> preview(EnvironmentAddress address) {
        return environments.get(address.projectKey(), address.environmentKey()).chain(remains::of);
    }

    /// Fails with `NotFound`, with `Conflict` while a flag is on in it, or as [dev.guidon.flag.edit.ChangeGate#admit]
    /// does.
    @WithTransaction
    public Uni<Void> delete(EnvironmentAddress address, Stamp stamp) {
        return environments
                .lock(address.projectKey(), address.environmentKey())
                .chain(environment -> closing.close(environment, stamp));
    }
}
