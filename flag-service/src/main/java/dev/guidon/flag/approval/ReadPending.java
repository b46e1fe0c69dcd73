package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.RequestStore.RequestFilter;
import dev.guidon.flag.approval.RequestStore.Sight;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.edit.ReadFlags;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.schedule.Schedule;
import dev.guidon.flag.schedule.ScheduleStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// What is going to happen to a flag in an environment.
@ApplicationScoped
public class ReadPending {
    private static final Page.Request FIRST = new Page.Request(50, "");

    private final ReadFlags flags;
    private final RequestStore requests;
    private final ScheduleStore schedules;

    ReadPending(ReadFlags flags, RequestStore requests, ScheduleStore schedules) {
        this.flags = flags;
        this.requests = requests;
        this.schedules = schedules;
    }

    /// Newest first, up to 50 of each kind.
    public record Pending(List<ChangeRequest> waiting, List<ChangeRequest> approved, List<Schedule> schedules) {}

    /// Fails with `NotFound`.
    ///
    /// @param sight what the caller may see in the environment
    @WithTransaction
    public Uni<Pending> pending(FlagAddress address, Sight sight) {
        return flags.flag(address).chain(flag -> Uni.combine()
                .all()
                .unis(
                        in(flag, filter(address, sight, Status.PENDING)),
                        in(flag, filter(address, sight, Status.APPROVED)),
                        schedules.open(flag.environment(), address))
                .usingConcurrencyOf(1)
                .with(Pending::new));
    }

    private static RequestFilter filter(FlagAddress address, Sight sight, Status status) {
        return new RequestFilter(sight, Optional.of(address.flagKey()), Optional.of(status), Optional.empty());
    }

    private Uni<List<ChangeRequest>> in(PlacedFlag flag, RequestFilter filter) {
        return requests.page(flag.environment(), filter, FIRST).map(Page::items);
    }
}
