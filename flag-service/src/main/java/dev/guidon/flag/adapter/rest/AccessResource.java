package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ExplainAccess;
import dev.guidon.flag.access.ExplainAccess.Answer;
import dev.guidon.flag.access.ExplainAccess.Subject;
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

    /// @param policies those that deny it, or, when none does, those that allow it; none for tokens
    record AnswerBody(String action, boolean allowed, List<String> policies) {
        static AnswerBody of(Answer answer) {
            return new AnswerBody(answer.action().word(), answer.allowed(), answer.policies());
        }
    }

    /// @param who `me`, or a member
    record ExplanationBody(String who, String resource, List<AnswerBody> actions) {}

    @GET
    @Requires(value = Action.ORGANIZATION_READ, decided = Decided.BY_METHOD)
    @Operation(
            summary = "Tell what the caller, or a member, may do and why, to a resource such as"
                    + " project/web:environment/prod:flag/checkout;tag=beta")
    public Uni<ExplanationBody> explain(
            @RestPath String organization,
            @RestQuery Optional<String> member,
            @RestQuery @DefaultValue("") String resource) {
        return requireToAsk(organization, member)
                .chain(() -> subject(organization, member))
                .map(subject -> explanation(member, subject, name(resource)));
    }

    private static ResourceName name(String resource) {
        return ResourceName.parse(resource)
                .orElseThrow(() -> new FailureException(Failure.Invalid.of(
                        "resource", "must name one thing, such as project/web:environment/prod:flag/checkout")));
    }

    private ExplanationBody explanation(Optional<String> member, Subject subject, ResourceName name) {
        List<AnswerBody> answers =
                explainAccess.of(subject, name).stream().map(AnswerBody::of).toList();
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

    private Uni<Subject> subject(String organization, Optional<String> member) {
        Optional<String> person = member.or(caller::knownPerson);
        return person.isPresent()
                ? explainAccess.member(organization, person.get())
                : Uni.createFrom().item(new Subject(caller.access().in(organization), List.of()));
    }
}
