package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.EditPolicies;
import dev.guidon.flag.access.Policy;
import dev.guidon.flag.access.ReadAccess;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Role;
import dev.guidon.flag.adapter.json.AccessJson;
import dev.guidon.flag.adapter.json.StatementJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Policies of an organization, and the built-in roles.
@Path("/api/v1/organizations/{organization}/policies")
@Tag(name = "access")
class PoliciesResource {
    private final EditPolicies editPolicies;
    private final ReadAccess readAccess;
    private final RequestAuthor author;
    private final DryRuns dryRuns;

    PoliciesResource(EditPolicies editPolicies, ReadAccess readAccess, RequestAuthor author, DryRuns dryRuns) {
        this.editPolicies = editPolicies;
        this.readAccess = readAccess;
        this.author = author;
        this.dryRuns = dryRuns;
    }

    /// @param builtIn whether it is a role, which nobody can change
    record PolicyBody(
            String key,
            String name,
            String description,
            boolean builtIn,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            ArrayNode statements) {
        static PolicyBody of(Policy policy) {
            return new PolicyBody(
                    policy.key(),
                    policy.name(),
                    policy.description(),
                    Role.of(policy.key()).isPresent(),
                    StatementJson.write(policy.statements()));
        }
    }

    @GET
    @Requires(Action.POLICY_READ)
    @Operation(summary = "List the policies that can be given in an organization, roles first")
    public Uni<PageBody<PolicyBody>> list(@RestPath String organization) {
        return readAccess
                .policies(organization)
                .map(all -> new PageBody<>(all.stream().map(PolicyBody::of).toList(), Optional.empty()));
    }

    @GET
    @Path("{policy}")
    @Requires(Action.POLICY_READ)
    @Operation(summary = "Read a policy; its version is the ETag")
    public Uni<RestResponse<PolicyBody>> get(@RestPath String organization, @RestPath String policy) {
        return readAccess.policy(organization, policy).map(PoliciesResource::tagged);
    }

    private static RestResponse<PolicyBody> tagged(Policy policy) {
        return VersionTag.tagged(policy.version(), PolicyBody.of(policy));
    }

    @PUT
    @Path("{policy}")
    @Requires(Action.POLICY_UPDATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a policy, or say anew what it allows and denies, on the version that If-Match names")
    @RequestBody(content = @Content(schema = @Schema(ref = "Policy")))
    public Uni<RestResponse<PolicyBody>> put(
            @RestPath String organization,
            @RestPath String policy,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        EditPolicies.Order order = AccessJson.policy(organization, policy, Body.of(body));
        return dryRuns.run(dryRun, () -> editPolicies
                .put(order, VersionTag.seen(expected), author.in(organization))
                .map(PoliciesResource::tagged));
    }

    @DELETE
    @Path("{policy}")
    @Requires(Action.POLICY_UPDATE)
    @Operation(summary = "Remove a policy that nobody has any more")
    public Uni<Void> remove(
            @RestPath String organization,
            @RestPath String policy,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(
                dryRun,
                () -> editPolicies.remove(organization, policy, VersionTag.seen(expected), author.in(organization)));
    }
}
