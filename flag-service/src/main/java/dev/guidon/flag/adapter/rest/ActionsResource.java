package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which rights there are.
@Path("/api/v1/actions")
@Tag(name = "access")
class ActionsResource {

    /// @param role the first that may do it; none may do what concerns the whole installation
    record ActionBody(String action, String resource, Optional<String> role) {
        static ActionBody of(Action action) {
            return new ActionBody(
                    action.word(),
                    action.type().word(),
                    action.isOfInstallation()
                            ? Optional.empty()
                            : Optional.of(action.least().word()));
        }
    }

    @GET
    @Requires(value = Action.ORGANIZATION_READ, decided = Decided.BY_ITEM)
    @Operation(summary = "List the actions that policies can allow or deny, and the first role that may do each")
    public Uni<PageBody<ActionBody>> list() {
        List<ActionBody> all = Stream.of(Action.values()).map(ActionBody::of).toList();
        return Uni.createFrom().item(new PageBody<>(all, Optional.empty()));
    }
}
