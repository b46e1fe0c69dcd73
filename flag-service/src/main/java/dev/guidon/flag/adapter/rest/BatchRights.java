package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.access.ResourceName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Rights of whoever changes many flags at once. What is asked of each flag becomes known on the way; what is asked
/// before anything else is looked at is asked here.
@ApplicationScoped
class BatchRights {
    private final Caller caller;
    private final CallerPermits permits;

    BatchRights(Caller caller, CallerPermits permits) {
        this.caller = caller;
        this.permits = permits;
    }

    /// Fails with `NotFound` when the caller may not know of the project, and with `Forbidden` when the document
    /// chooses no flags, so that it is about all of them, and the caller may not do that.
    Uni<Permits> require(String project, JsonNode document, ResourceName all, Action... actions) {
        Uni<Void> allowed = caller.require(Action.PROJECT_READ, ResourceName.project(project));
        if (!document.has("flags") && !document.has("filter")) {
            for (Action action : actions) {
                allowed = allowed.chain(() -> caller.require(action, all));
            }
        }
        return allowed.map(_ -> permits.present());
    }
}
