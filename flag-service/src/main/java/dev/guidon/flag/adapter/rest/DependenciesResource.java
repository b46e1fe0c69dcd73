package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.edit.Dependent;
import dev.guidon.flag.overview.Dependencies;
import dev.guidon.flag.overview.ReadDependencies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What a flag depends on, and what depends on it.
@Path("/api/v1/projects/{project}/flags/{flag}/dependencies")
@Tag(name = "flags")
class DependenciesResource {
    private final ReadDependencies readDependencies;
    private final FlagRights rights;

    DependenciesResource(ReadDependencies readDependencies, FlagRights rights) {
        this.readDependencies = readDependencies;
        this.rights = rights;
    }

    /// @param flag that requires the other to serve one of the variants
    record DependencyBody(String environment, String flag, String requires, List<String> variants) {
        static DependencyBody of(Dependent dependent) {
            return new DependencyBody(
                    dependent.environmentKey(),
                    dependent.flagKey(),
                    dependent.prerequisite().flagKey(),
                    dependent.prerequisite().variants().stream().sorted().toList());
        }
    }

    /// @param complete whether the lists are not cut off
    record DependenciesBody(List<DependencyBody> requires, List<DependencyBody> requiredBy, boolean complete) {
        static DependenciesBody of(Dependencies found) {
            return new DependenciesBody(
                    found.requires().stream().map(DependencyBody::of).toList(),
                    found.requiredBy().stream().map(DependencyBody::of).toList(),
                    found.complete());
        }
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(
            summary =
                    "Tell what a flag requires and what requires it, directly and through others, where the caller may"
                            + " read the flags")
    public Uni<DependenciesBody> get(@RestPath String project, @RestPath String flag) {
        return readDependencies.of(project, flag, rights.sight(project)).map(DependenciesBody::of);
    }
}
