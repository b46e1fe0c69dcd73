package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.factor.EnrolFactor;
import dev.guidon.flag.password.IssueReset;
import dev.guidon.flag.session.AdmitUser;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Everybody who has an account in this installation, in whatever organization.
@Path("/api/v1/users")
@Tag(name = "users")
class UsersResource {
    private final AdmitUser users;
    private final IssueReset issueReset;
    private final EnrolFactor factors;
    private final RequestStamp stamp;

    UsersResource(AdmitUser users, IssueReset issueReset, EnrolFactor factors, RequestStamp stamp) {
        this.factors = factors;
        this.users = users;
        this.issueReset = issueReset;
        this.stamp = stamp;
    }

    /// @param token in clear
    record ResetBody(String token, Instant expiresAt) {
        static ResetBody of(IssueReset.Issued issued) {
            return new ResetBody(issued.token().reveal(), issued.expiresAt());
        }

        @Override
        public String toString() {
            return "ResetBody[…]";
        }
    }

    @GET
    @Requires(Action.USER_READ)
    @Operation(summary = "List people by e-mail")
    public Uni<PageBody<UserBody>> list(
            @RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("") String after) {
        return users.page(PageBody.request(limit, after)).map(page -> PageBody.of(page, UserBody::of));
    }

    @GET
    @Path("{id}")
    @Requires(Action.USER_READ)
    @Operation(summary = "Read a person's account")
    public Uni<UserBody> get(@RestPath String id) {
        return users.get(id).map(UserBody::of);
    }

    @POST
    @Path("{id}/disable")
    @Requires(Action.USER_UPDATE)
    @Operation(summary = "Shut a person out, at once and everywhere")
    public Uni<UserBody> disable(@RestPath String id, @RestQuery @DefaultValue("") String comment) {
        return users.disable(id, stamp.now(comment)).map(UserBody::of);
    }

    @POST
    @Path("{id}/enable")
    @Requires(Action.USER_UPDATE)
    @Operation(summary = "Let a person in again")
    public Uni<UserBody> enable(@RestPath String id, @RestQuery @DefaultValue("") String comment) {
        return users.enable(id, stamp.now(comment)).map(UserBody::of);
    }

    @POST
    @Path("{id}/password-reset")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Requires(Action.USER_UPDATE)
    @Operation(summary = "Make a token with which a person can choose a new password; it is shown this once")
    public Uni<ResetBody> reset(@RestPath String id) {
        return issueReset.issue(id, stamp.now()).map(ResetBody::of);
    }

    @DELETE
    @Path("{id}/second-factor")
    @Requires(Action.USER_UPDATE)
    @Operation(summary = "Take the second factor from a person who lost it, with all recovery codes")
    public Uni<Void> removeSecondFactor(@RestPath String id, @RestQuery @DefaultValue("") String comment) {
        return factors.remove(id, stamp.now(comment));
    }
}
