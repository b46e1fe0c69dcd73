package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Access;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ExplainAccess;
import dev.guidon.flag.access.ExplainAccess.Answer;
import dev.guidon.flag.access.Grants;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Who has which rights.
@Path("/api/v1/organizations/{organization}/access")
@Tag(name = "access")
class AccessResource {
    private final ExplainAccess explainAccess;
    private final Caller caller;

    AccessResource(ExplainAccess explainAccess, Caller caller) {
        this.explainAccess = explainAccess;
        this.caller = caller;
    }

    record AnswerBody(String action, boolean allowed) {
        static AnswerBody of(Answer answer) {
            return new AnswerBody(answer.action().word(), answer.allowed());
        }
    }

    /// @param who `me`, or a member
    record ExplanationBody(String who, String resource, List<AnswerBody> actions) {}

    @GET
    @Requires(value = Action.ORGANIZATION_READ, decided = Decided.BY_METHOD)
    @Operation(
            summary = "Tell what the caller, or a member, may do to a resource such as"
                    + " project/web:environment/prod:flag/checkout;tag=beta")
    public Uni<ExplanationBody> explain(
            @RestPath String organization,
            @RestQuery Optional<String> member,
            @RestQuery @DefaultValue("") String resource) {
        return requireToAsk(organization, member)
                .chain(() -> access(organization, member))
                .map(access -> explanation(member, access.in(organization), name(resource)));
    }

    private static ResourceName name(String resource) {
        return ResourceName.parse(resource)
                .orElseThrow(() -> new FailureException(Failure.Invalid.of(
                        "resource", "must name one thing, such as project/web:environment/prod:flag/checkout")));
    }

    private ExplanationBody explanation(Optional<String> member, Grants grants, ResourceName name) {
        List<AnswerBody> answers =
                explainAccess.of(grants, name).stream().map(AnswerBody::of).toList();
        return new ExplanationBody(member.orElse("me"), name.text(), answers);
    }

    /// Everybody may ask what they may do themselves, where they belong.
    private Uni<Void> requireToAsk(String organization, Optional<String> member) {
        if (member.isEmpty() && caller.access().knows(organization)) {
            return Uni.createFrom().voidItem();
        }
        return caller.require(
                Action.MEMBER_READ,
                Optional.of(organization),
                ResourceName.of(ResourceType.MEMBER, member.orElse(ResourceName.ALL)));
    }

    private Uni<Access> access(String organization, Optional<String> member) {
        return member.isEmpty()
                ? Uni.createFrom().item(caller.access())
                : explainAccess.accessOf(organization, member.get());
    }
}
