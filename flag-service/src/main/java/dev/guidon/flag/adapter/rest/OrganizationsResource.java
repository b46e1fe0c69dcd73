package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Principal;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.adapter.json.NamedJson;
import dev.guidon.flag.adapter.json.PersonJson;
import dev.guidon.flag.factor.CheckFactor;
import dev.guidon.flag.organization.EditOrganization;
import dev.guidon.flag.organization.Organization;
import dev.guidon.flag.organization.ReadOrganizations;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Organizations.
@Path("/api/v1/organizations")
@Tag(name = "organizations")
class OrganizationsResource {
    private final EditOrganization editOrganization;
    private final ReadOrganizations readOrganizations;
    private final Caller caller;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    OrganizationsResource(
            EditOrganization editOrganization,
            ReadOrganizations readOrganizations,
            Caller caller,
            RequestStamp stamp,
            DryRuns dryRuns) {
        this.editOrganization = editOrganization;
        this.readOrganizations = readOrganizations;
        this.caller = caller;
        this.stamp = stamp;
        this.dryRuns = dryRuns;
    }

    record OrganizationBody(String key, String name, boolean demandsSecondFactor, Instant createdAt) {
        static OrganizationBody of(Organization organization) {
            return new OrganizationBody(
                    organization.key().text(),
                    organization.name(),
                    organization.demandsSecondFactor(),
                    organization.createdAt());
        }
    }

    @POST
    @Requires(Action.ORGANIZATION_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Found an organization; takes the administrator token")
    @APIResponse(responseCode = "201", description = "Created")
    @RequestBody(content = @Content(schema = @Schema(ref = "Named")))
    public Uni<RestResponse<OrganizationBody>> create(
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun, @Nullable JsonNode body) {
        NamedJson wanted = NamedJson.read(Body.of(body));
        return dryRuns.create(dryRun, () -> editOrganization
                .create(wanted.key(), wanted.name(), stamp.now())
                .map(OrganizationBody::of));
    }

    @GET
    @Requires(value = Action.ORGANIZATION_READ, decided = Decided.BY_ITEM)
    @Operation(summary = "List the organizations that the caller belongs to, by key")
    public Uni<PageBody<OrganizationBody>> list(
            @RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("") String after) {
        return readOrganizations
                .page(caller.access().organizations(), PageBody.request(limit, after))
                .map(page -> PageBody.of(page, OrganizationBody::of));
    }

    @GET
    @Path("{organization}")
    @Requires(Action.ORGANIZATION_READ)
    @Operation(summary = "Read an organization; its version is the ETag")
    public Uni<RestResponse<OrganizationBody>> get(@RestPath String organization) {
        return readOrganizations.organization(organization).map(OrganizationsResource::tagged);
    }

    private static RestResponse<OrganizationBody> tagged(Organization organization) {
        return VersionTag.tagged(organization.version(), OrganizationBody.of(organization));
    }

    @PATCH
    @Path("{organization}")
    @Requires(Action.ORGANIZATION_UPDATE)
    @Consumes("application/merge-patch+json")
    @Operation(summary = "Rename an organization by a JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(ref = "NamePatch")))
    public Uni<RestResponse<OrganizationBody>> rename(
            @RestPath String organization,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        String name = NamedJson.name(Body.of(body));
        return dryRuns.run(dryRun, () -> editOrganization
                .rename(organization, name, VersionTag.seen(expected), stamp.now())
                .map(OrganizationsResource::tagged));
    }

    @PUT
    @Path("{organization}/second-factor")
    @Requires(Action.ORGANIZATION_UPDATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Say whether members must show a second factor when they log in with a password; takes one yourself")
    @RequestBody(content = @Content(schema = @Schema(ref = "SecondFactorDemand")))
    public Uni<RestResponse<OrganizationBody>> demandSecondFactor(
            @RestPath String organization,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        boolean demanded = PersonJson.demanded(Body.of(body));
        if (demanded && caller.principal() instanceof Principal.Person person && !person.strong()) {
            throw new FailureException(new Failure.Conflict(
                    CheckFactor.REQUIRED, "log in with a second factor yourself first, or you would be shut out"));
        }
        return dryRuns.run(dryRun, () -> editOrganization
                .demandSecondFactor(organization, demanded, VersionTag.seen(expected), stamp.now())
                .map(OrganizationsResource::tagged));
    }
}
