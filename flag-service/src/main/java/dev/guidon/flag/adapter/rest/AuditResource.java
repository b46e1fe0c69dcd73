package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.audit.ChainBreak;
import dev.guidon.flag.audit.ReadAudit;
import dev.guidon.flag.audit.RecordedEntry;
import dev.guidon.flag.audit.Verification;
import dev.guidon.flag.audit.WalkAudit;
import dev.guidon.flag.organization.Organization;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
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
import org.jspecify.annotations.Nullable;

/// The audit trail of an organization.
@Path("/api/v1/audit")
@Tag(name = "audit")
class AuditResource {
    private final ReadAudit readAudit;
    private final WalkAudit walkAudit;
    private final Caller caller;

    AuditResource(ReadAudit readAudit, WalkAudit walkAudit, Caller caller) {
        this.readAudit = readAudit;
        this.walkAudit = walkAudit;
        this.caller = caller;
    }

    /// @param token id of the personal token that the actor used
    /// @param resource keys from the project down, or type and key of what is in no project
    /// @param diff what differs, field by field, letter by letter as it was hashed; absent for those who may
    ///     not read what it is about
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EntryBody(
            long position,
            Instant at,
            String actor,
            Optional<String> token,
            String action,
            String resource,
            Optional<String> project,
            Optional<String> environment,
            Optional<String> flag,
            String comment,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
            String diff,

            String previousHash,
            String hash) {
        static EntryBody of(RecordedEntry entry, AuditSight sight) {
            return new EntryBody(
                    entry.link().position(),
                    entry.stamp().at(),
                    entry.stamp().actor().id(),
                    entry.stamp().origin().token(),
                    entry.action(),
                    entry.resource().path(),
                    entry.resource().project(),
                    entry.resource().environment(),
                    entry.resource().flag(),
                    entry.stamp().comment(),
                    sight.shows(entry) ? entry.diff() : null,
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
    @Operation(
            summary =
                    "List audit entries of an organization, newest first, but for those of projects that the caller may"
                            + " not read")
    public Uni<PageBody<EntryBody>> list(
            @BeanParam AuditListing listing,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        AuditSight sight = new AuditSight(caller.grants());
        return readAudit
                .page(listing.asked(sight.projects()), PageBody.request(limit, after))
                .map(page -> PageBody.of(page, entry -> EntryBody.of(entry, sight)));
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
    @Operation(
            summary =
                    "Stream every audit entry of an organization that the caller may know of, oldest first, one JSON object"
                            + " a line")
    public Multi<EntryBody> export(@RestQuery @DefaultValue(Organization.DEFAULT) String organization) {
        AuditSight sight = new AuditSight(caller.grants());
        return walkAudit.all(organization).filter(sight::knows).map(entry -> EntryBody.of(entry, sight));
    }
}
