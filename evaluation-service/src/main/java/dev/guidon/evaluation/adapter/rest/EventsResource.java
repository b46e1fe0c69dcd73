package dev.guidon.evaluation.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.Callers;
import dev.guidon.evaluation.ingest.IngestEvents;
import dev.guidon.evaluation.ingest.ReportedEvent;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `POST /v1/events`: a batch of things that units did. 202 means that Kafka has all of them; after any other answer
/// the caller may repeat the batch, and with ids of its own nothing counts twice.
@Path("/v1/events")
public class EventsResource {
    private final Callers callers;
    private final IngestEvents ingestEvents;
    private final InstantSource clock;

    EventsResource(Callers callers, IngestEvents ingestEvents, InstantSource clock) {
        this.callers = callers;
        this.ingestEvents = ingestEvents;
        this.clock = clock;
    }

    record Accepted(int accepted) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response ingest(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("x-api-key") @Nullable String apiKey,
            @Nullable JsonNode batch) {
        Caller caller = callers.authenticate(Credentials.of(authorization, apiKey));
        if (batch == null) {
            throw new FailureException(new Failure.Malformed("json", "the body is empty; send {\"events\": [...]}"));
        }
        List<ReportedEvent> events = EventBatchJson.read(batch, clock.instant());
        ingestEvents.ingest(caller, events);
        return Response.accepted(new Accepted(events.size())).build();
    }
}
