package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.InsightJson;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.insight.FindStaleFlags;
import dev.guidon.flag.insight.FindStaleFlags.Question;
import dev.guidon.flag.insight.ReadInsights;
import dev.guidon.flag.insight.ReadInsights.Usage;
import dev.guidon.flag.insight.ReadUsage;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// How often flags are evaluated, and which are not any more.
@Path("/api/v1/projects/{project}")
@Tag(name = "insights")
class InsightsResource {
    private static final int MAX_DAYS = 400;

    private final ReadInsights readInsights;
    private final ReadUsage readUsage;
    private final FindStaleFlags findStaleFlags;
    private final InstantSource clock;

    InsightsResource(
            ReadInsights readInsights, ReadUsage readUsage, FindStaleFlags findStaleFlags, InstantSource clock) {
        this.readUsage = readUsage;
        this.readInsights = readInsights;
        this.findStaleFlags = findStaleFlags;
        this.clock = clock;
    }

    /// @param subjects how many different ones, within a few percent
    record UsageBody(LocalDate day, long evaluations, long subjects) {
        static UsageBody of(Usage usage) {
            return new UsageBody(usage.day(), usage.evaluations(), usage.subjects());
        }
    }

    /// @param month such as `2026-01`
    record MonthBody(String month, long evaluations, long subjects) {
        static MonthBody of(ReadUsage.MonthUsage usage) {
            return new MonthBody(
                    usage.month().toString(),
                    usage.amount().evaluations(),
                    usage.amount().subjects());
        }
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("environments/{environment}/flags/{flag}/insights")
    @Operation(summary = "Tell how often a flag served which variant, step by step, and when it was evaluated last")
    public Uni<JsonNode> flag(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to,
            @RestQuery @DefaultValue("") String step) {
        return readInsights
                .flag(new FlagAddress(project, environment, flag), InsightQuery.window(from, to, step, clock.instant()))
                .map(InsightJson::write);
    }

    @GET
    @Requires(Action.ENVIRONMENT_READ)
    @Path("environments/{environment}/usage")
    @Operation(summary = "Tell of each day how many evaluations there were, and about how many different subjects")
    public Uni<List<UsageBody>> usage(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to) {
        LocalDate last = InsightQuery.date("to", to)
                .orElseGet(() ->
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
        LocalDate first = InsightQuery.date("from", from).orElseGet(() -> last.minusDays(30));
        if (!first.isBefore(last) || first.plusDays(MAX_DAYS).isBefore(last)) {
            throw new FailureException(
                    Failure.Invalid.of("from", "must be before 'to', and at most " + MAX_DAYS + " days before it"));
        }
        return readInsights
                .usage(project, environment, first, last)
                .map(days -> days.stream().map(UsageBody::of).toList());
    }

    @GET
    @Requires(Action.ENVIRONMENT_READ)
    @Path("environments/{environment}/usage/months")
    @Operation(
            operationId = "usageOfMonths",
            summary = "Tell of each month how many evaluations there were, and about how many different subjects")
    public Uni<List<MonthBody>> months(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to) {
        return readUsage
                .environment(project, environment, InsightQuery.months(from, to, clock.instant()))
                .map(months -> months.stream().map(MonthBody::of).toList());
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("stale-flags")
    @Operation(
            summary =
                    "List the flags that nobody needs any more: not evaluated, one variant for everybody, past their day,"
                            + " or marked; each with its reasons")
    public Uni<PageBody<JsonNode>> stale(
            @RestPath String project,
            @RestQuery @DefaultValue("30") int days,
            @RestQuery @Schema(ref = "StaleReasons") List<String> reason,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return findStaleFlags
                .find(
                        new Question(project, Duration.ofDays(InsightQuery.days(days)), InsightQuery.reasons(reason)),
                        PageBody.request(limit, after))
                .map(page -> PageBody.of(page, InsightJson::write));
    }
}
