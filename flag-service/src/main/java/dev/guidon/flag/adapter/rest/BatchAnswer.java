package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.ReportJson;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.batch.Report;
import dev.guidon.kit.adapter.rest.Problem;
import dev.guidon.kit.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// What became of many flags, as an answer. One that changed nothing because of what stands in the way is a problem:
/// its code is that of all obstacles if they have the same, and `blocked` otherwise.
@ApplicationScoped
class BatchAnswer {
    private static final int CONFLICT = 409;
    private static final String BLOCKED = "blocked";

    private final Caller caller;

    BatchAnswer(Caller caller) {
        this.caller = caller;
    }

    Uni<RestResponse<JsonNode>> of(Report report, boolean dryRun) {
        if (dryRun || !report.isBlocked()) {
            return Uni.createFrom().item(RestResponse.ok(ReportJson.write(report, dryRun)));
        }
        return report.notAllowed()
                .map(missing -> caller.require(missing.action(), missing.resource()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(_ -> problem(report));
    }

    private static RestResponse<JsonNode> problem(Report report) {
        Optional<Failure> common = common(report);
        int status = common.map(Problem::statusOf).orElse(CONFLICT);
        String code = common.map(Failure::code).orElse(BLOCKED);
        ObjectNode body = ReportJson.write(report, false);
        body.put("type", "urn:guidon:problem:" + code)
                .put("title", "Nothing was changed")
                .put("status", status)
                .put("code", code)
                .put("detail", detail(report));
        return ResponseBuilder.<JsonNode>create(status)
                .entity(body)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .build();
    }

    /// The failure that stands for all of them, if one does.
    private static Optional<Failure> common(Report report) {
        List<Failure> failures = report.obstacles().map(Obstacle::failure).toList();
        return failures.stream().map(Failure::code).distinct().count() == 1
                ? Optional.of(failures.getFirst())
                : Optional.empty();
    }

    private static String detail(Report report) {
        Failure first = report.obstacles().findFirst().orElseThrow().failure();
        return report.blocked() + " of " + report.lines().size() + " flags cannot be changed, so none is; the first: "
                + first.detail();
    }
}
