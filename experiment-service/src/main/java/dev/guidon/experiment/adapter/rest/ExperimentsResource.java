package dev.guidon.experiment.adapter.rest;

import dev.guidon.experiment.define.DefineExperiment;
import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.define.ReadExperiments;
import dev.guidon.experiment.identify.Callers;
import dev.guidon.experiment.results.ReadResults;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Experiments of the environment that the caller may work in.
@Path("/api/experiments")
@Tag(name = "experiments")
class ExperimentsResource {
    private final Callers callers;
    private final DefineExperiment defineExperiment;
    private final ReadExperiments readExperiments;
    private final ReadResults readResults;
    private final InstantSource clock;

    ExperimentsResource(
            Callers callers,
            DefineExperiment defineExperiment,
            ReadExperiments readExperiments,
            ReadResults readResults,
            InstantSource clock) {
        this.callers = callers;
        this.defineExperiment = defineExperiment;
        this.readExperiments = readExperiments;
        this.readResults = readResults;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Define an experiment")
    public Uni<RestResponse<ExperimentBody>> define(@BeanParam Access access, @Nullable NewExperimentBody body) {
        NewExperimentBody sent = body == null ? NewExperimentBody.EMPTY : body;
        Environment environment = callers.environment(access.credential(), sent.place());
        if (body == null) {
            throw new FailureException(new Failure.Malformed("json", "the body is empty; send a JSON object"));
        }
        Experiment experiment = body.draft().read(environment.id(), clock.instant());
        return defineExperiment.define(experiment).map(defined -> created(ExperimentBody.of(defined, environment)));
    }

    private static RestResponse<ExperimentBody> created(ExperimentBody experiment) {
        return RestResponse.ResponseBuilder.<ExperimentBody>created(URI.create("/api/experiments/" + experiment.key()))
                .entity(experiment)
                .build();
    }

    @GET
    @Operation(summary = "List experiments by key")
    public Uni<PageBody> list(
            @BeanParam Access access,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        Environment environment = callers.environment(access.credential(), access.place());
        return readExperiments
                .list(environment.id(), after, PageBody.toRead(limit))
                .map(found -> PageBody.of(
                        found.stream()
                                .map(one -> ExperimentBody.of(one, environment))
                                .toList(),
                        limit));
    }

    @GET
    @Path("{experiment}")
    @Operation(summary = "Read an experiment")
    public Uni<ExperimentBody> get(@BeanParam Access access, @RestPath String experiment) {
        Environment environment = callers.environment(access.credential(), access.place());
        return readExperiments.one(environment.id(), experiment).map(found -> ExperimentBody.of(found, environment));
    }

    @GET
    @Path("{experiment}/results")
    @Operation(summary = "Read what an experiment tells until now")
    public Uni<ResultsBody> results(@BeanParam Access access, @RestPath String experiment) {
        Environment environment = callers.environment(access.credential(), access.place());
        return readResults.of(environment.id(), experiment).map(results -> ResultsBody.of(results, environment));
    }
}
