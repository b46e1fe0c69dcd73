package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.InsightJson;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.insight.EraseSubject;
import dev.guidon.flag.insight.ReadSubjects;
import dev.guidon.flag.insight.SampleStore.SeenAttribute;
import dev.guidon.flag.insight.SampleStore.SeenSubject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Subjects that were sampled: who got what. Only a part of all subjects is.
@Path("/api/v1/projects/{project}/environments/{environment}")
@Tag(name = "insights")
class SubjectsResource {
    private final ReadSubjects readSubjects;
    private final EraseSubject eraseSubject;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    SubjectsResource(ReadSubjects readSubjects, EraseSubject eraseSubject, RequestStamp stamp, DryRuns dryRuns) {
        this.readSubjects = readSubjects;
        this.eraseSubject = eraseSubject;
        this.stamp = stamp;
        this.dryRuns = dryRuns;
    }

    record SubjectBody(String subject, Instant lastSeenAt) {
        static SubjectBody of(SeenSubject seen) {
            return new SubjectBody(seen.key(), seen.lastAt());
        }
    }

    record AttributeBody(String name, List<String> kinds, List<String> examples, Instant lastSeenAt) {
        static AttributeBody of(SeenAttribute seen) {
            return new AttributeBody(seen.name(), seen.kinds(), seen.examples(), seen.lastAt());
        }
    }

    /// @param samples how many were kept of the subject
    record ErasedBody(long samples) {}

    @GET
    @Requires({Action.SUBJECT_READ, Action.FLAG_READ})
    @Path("flags/{flag}/subjects")
    @Operation(summary = "Tell who got a flag lately, out of the samples, newest first")
    public Uni<List<JsonNode>> ofFlag(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestQuery Optional<String> variant,
            @RestQuery @DefaultValue("50") int limit) {
        return readSubjects
                .ofFlag(
                        new FlagAddress(project, environment, flag),
                        variant,
                        PageBody.request(limit, "").limit())
                .map(samples ->
                        samples.stream().<JsonNode>map(InsightJson::write).toList());
    }

    @GET
    @Requires(Action.SUBJECT_READ)
    @Path("subjects")
    @Operation(summary = "List subjects that were sampled, by key")
    public Uni<PageBody<SubjectBody>> list(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String prefix,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readSubjects
                .search(project, environment, prefix, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, SubjectBody::of));
    }

    @GET
    @Requires({Action.SUBJECT_READ, Action.FLAG_READ})
    @Path("subjects/{subject}")
    @Operation(summary = "Tell what a subject got lately, and which variant of each flag it would get now")
    public Uni<JsonNode> get(@RestPath String project, @RestPath String environment, @RestPath String subject) {
        return readSubjects.subject(project, environment, subject).map(InsightJson::write);
    }

    @DELETE
    @Requires(Action.SUBJECT_ERASE)
    @Path("subjects/{subject}")
    @Operation(summary = "Forget a subject: delete everything that was sampled about it")
    public Uni<ErasedBody> erase(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String subject,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(dryRun, () -> eraseSubject
                .erase(project, environment, subject, stamp.now())
                .map(ErasedBody::new));
    }

    @GET
    @Requires(Action.SUBJECT_READ)
    @Path("attributes")
    @Operation(summary = "List attributes that subjects have, with their kinds and examples, for completion")
    public Uni<List<AttributeBody>> attributes(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String prefix,
            @RestQuery @DefaultValue("50") int limit) {
        return readSubjects
                .attributes(
                        project,
                        environment,
                        prefix,
                        PageBody.request(limit, "").limit())
                .map(found -> found.stream().map(AttributeBody::of).toList());
    }
}
