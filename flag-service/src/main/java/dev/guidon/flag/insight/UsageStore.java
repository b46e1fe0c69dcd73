package dev.guidon.flag.insight;

import dev.guidon.kit.insight.HyperLogLog;
import io.smallrye.mutiny.Uni;
import java.time.YearMonth;
import java.util.List;

/// Where the usage of months is kept: longer than counts of flags. Works in the caller's transaction.
public interface UsageStore {

    /// At most one; none for a month without evaluations.
    Uni<List<MonthUse>> ofEnvironment(String environmentId, YearMonth month);

    /// Of the environments that evaluated in a month, deleted ones among them; by project and key.
    Uni<List<MonthUse>> ofOrganization(String organizationKey, YearMonth month);

    /// @param sketches of its subjects; some may overlap
    record MonthUse(String projectKey, String environmentKey, long evaluations, List<HyperLogLog> sketches) {
        public MonthUse {
            sketches = List.copyOf(sketches);
        }
    }
}
