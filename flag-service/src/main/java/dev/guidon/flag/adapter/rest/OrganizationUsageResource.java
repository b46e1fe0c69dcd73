package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.insight.ReadUsage;
import dev.guidon.flag.insight.ReadUsage.EnvironmentAmount;
import dev.guidon.flag.insight.ReadUsage.OrganizationMonth;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// How much an organization evaluates.
@Path("/api/v1/organizations/{organization}/usage")
@Tag(name = "insights")
class OrganizationUsageResource {
    private final ReadUsage readUsage;
    private final InstantSource clock;

    OrganizationUsageResource(ReadUsage readUsage, InstantSource clock) {
        this.readUsage = readUsage;
        this.clock = clock;
    }

    /// @param month such as `2026-01`
    /// @param subjects how many different ones, within a few percent; one that several environments saw counts once
    record MonthBody(String month, long evaluations, long subjects, List<EnvironmentBody> environments) {
        static MonthBody of(OrganizationMonth month) {
            return new MonthBody(
                    month.month().toString(),
                    month.amount().evaluations(),
                    month.amount().subjects(),
                    month.environments().stream().map(EnvironmentBody::of).toList());
        }

        /// Of one environment.
        record EnvironmentBody(String project, String environment, long evaluations, long subjects) {
            static EnvironmentBody of(EnvironmentAmount used) {
                return new EnvironmentBody(
                        used.projectKey(),
                        used.environmentKey(),
                        used.amount().evaluations(),
                        used.amount().subjects());
            }
        }
    }

    @GET
    @Requires(Action.ORGANIZATION_READ)
    @Operation(
            operationId = "usageOfOrganization",
            summary = "Tell of each month how much an organization evaluated, and each of its environments")
    public Uni<List<MonthBody>> months(
            @RestPath String organization,
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to) {
        return readUsage
                .organization(organization, InsightQuery.months(from, to, clock.instant()))
                .map(months -> months.stream().map(MonthBody::of).toList());
    }
}
