package dev.guidon.flag.insight;

import dev.guidon.flag.insight.UsageStore.MonthUse;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.insight.HyperLogLog;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Says month by month how much an environment or an organization evaluates, and for how many. Months are those of UTC;
/// those without evaluations are left out.
@ApplicationScoped
public class ReadUsage {
    private final EnvironmentStore environments;
    private final OrganizationStore organizations;
    private final UsageStore usage;

    ReadUsage(EnvironmentStore environments, OrganizationStore organizations, UsageStore usage) {
        this.environments = environments;
        this.organizations = organizations;
        this.usage = usage;
    }

    /// Months that are asked for.
    ///
    /// @param last is among them
    public record Months(YearMonth first, YearMonth last) {
        /// That one question may be about.
        public static final int MAX = 36;

        public Months {
            if (last.isBefore(first) || !last.isBefore(first.plusMonths(MAX))) {
                throw new IllegalArgumentException(first + " to " + last);
            }
        }

        Stream<YearMonth> each() {
            return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1));
        }
    }

    /// @param subjects how many different ones, within a few percent
    public record Amount(long evaluations, long subjects) {}

    public record MonthUsage(YearMonth month, Amount amount) {}

    /// Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<List<MonthUsage>> environment(String projectKey, String environmentKey, Months months) {
        return environments
                .get(projectKey, environmentKey)
                .chain(environment -> each(months, month -> usage.ofEnvironment(environment.id(), month)))
                .map(found -> found.stream()
                        .map(month -> new MonthUsage(month.month(), together(month.uses())))
                        .toList());
    }

    /// @param amount of all environments together: a subject that was seen in several counts once
    /// @param environments of those that evaluated in the month
    public record OrganizationMonth(YearMonth month, Amount amount, List<EnvironmentAmount> environments) {
        public OrganizationMonth {
            environments = List.copyOf(environments);
        }
    }

    public record EnvironmentAmount(String projectKey, String environmentKey, Amount amount) {}

    /// Fails with `NotFound` of the organization.
    @WithTransaction
    public Uni<List<OrganizationMonth>> organization(String organizationKey, Months months) {
        return organizations
                .get(organizationKey)
                .chain(() -> each(months, month -> usage.ofOrganization(organizationKey, month)))
                .map(found -> found.stream().map(ReadUsage::organization).toList());
    }

    private record Found(YearMonth month, List<MonthUse> uses) {}

    /// One month after the other, so that never more than the sketches of one are in memory.
    private static Uni<List<Found>> each(Months months, Function<YearMonth, Uni<List<MonthUse>>> read) {
        return Multi.createFrom()
                .items(months.each())
                .onItem()
                .transformToUniAndConcatenate(month -> read.apply(month).map(uses -> new Found(month, uses)))
                .filter(found -> !found.uses().isEmpty())
                .collect()
                .asList();
    }

    private static OrganizationMonth organization(Found found) {
        return new OrganizationMonth(
                found.month(),
                together(found.uses()),
                found.uses().stream()
                        .map(use ->
                                new EnvironmentAmount(use.projectKey(), use.environmentKey(), together(List.of(use))))
                        .toList());
    }

    private static Amount together(List<MonthUse> uses) {
        HyperLogLog all = new HyperLogLog();
        uses.forEach(use -> use.sketches().forEach(all::merge));
        return new Amount(uses.stream().mapToLong(MonthUse::evaluations).sum(), all.estimate());
    }
}
