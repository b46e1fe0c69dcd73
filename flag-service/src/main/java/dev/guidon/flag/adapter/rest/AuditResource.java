package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.audit.AuditFilter;
import dev.guidon.flag.audit.ChainBreak;
import dev.guidon.flag.audit.ReadAudit;
import dev.guidon.flag.audit.RecordedEntry;
import dev.guidon.flag.audit.Verification;
import dev.guidon.flag.audit.WalkAudit;
import dev.guidon.flag.organization.Organization;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// The audit trail of an organization.
@Path("/api/v1/audit")
@Tag(name = "audit")
class AuditResource {
    private final ReadAudit readAudit;
    private final WalkAudit walkAudit;

    AuditResource(ReadAudit readAudit, WalkAudit walkAudit) {
        this.readAudit = readAudit;
        this.walkAudit = walkAudit;
    }

    /// @param resource keys from the project down, or type and key of what is in no project
    /// @param diff what differs, field by field, letter by letter as it was hashed
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EntryBody(
            long position,
            Instant at,
            String actor,
            String action,
            String resource,
            Optional<String> project,
            Optional<String> environment,
            Optional<String> flag,
            String comment,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String diff,
            String previousHash,
            String hash) {
        static EntryBody of(RecordedEntry entry) {
            return new EntryBody(
                    entry.link().position(),
                    entry.stamp().at(),
                    entry.stamp().actor().id(),
                    entry.action(),
                    entry.resource().path(),
                    entry.resource().project(),
                    entry.resource().environment(),
                    entry.resource().flag(),
                    entry.stamp().comment(),
                    entry.diff(),
                    entry.link().previousHash(),
                    entry.link().hash());
        }
    }

    /// @param entries that hold
    /// @param hash of the last of them
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record VerificationBody(boolean intact, long entries, String hash, Optional<ChainBreak> broken) {
        static VerificationBody of(Verification found) {
            return new VerificationBody(
                    found.broken().isEmpty(),
                    found.reached().position(),
                    found.reached().hash(),
                    found.broken());
        }
    }

    @GET
    @Requires(Action.AUDIT_READ)
    @Operation(summary = "List audit entries of an organization, newest first")
    public Uni<PageBody<EntryBody>> list(
            @RestQuery @DefaultValue(Organization.DEFAULT) String organization,
            @RestQuery Optional<String> project,
            @RestQuery Optional<String> environment,
            @RestQuery Optional<String> flag,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readAudit
                .page(new AuditFilter(organization, project, environment, flag), PageBody.request(limit, after))
                .map(page -> PageBody.of(page, EntryBody::of));
    }

    @GET
    @Requires(Action.AUDIT_READ)
    @Path("verify")
    @Operation(
            summary =
                    "Follow the chain of hashes through all entries of an organization, and name the first that does not hold")
    public Uni<VerificationBody> verify(@RestQuery @DefaultValue(Organization.DEFAULT) String organization) {
        return walkAudit.verify(organization).map(VerificationBody::of);
    }

    @GET
    @Requires(Action.AUDIT_READ)
    @Path("export")
    @Produces("application/x-ndjson")
    @Operation(summary = "Stream every audit entry of an organization, oldest first, one JSON object a line")
    public Multi<EntryBody> export(@RestQuery @DefaultValue(Organization.DEFAULT) String organization) {
        return walkAudit.all(organization).map(EntryBody::of);
    }
}
