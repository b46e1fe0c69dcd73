package dev.guidon.flag;

import dev.guidon.flag.approval.RunChangeRequests;
import dev.guidon.flag.schedule.RunSchedules;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// The jobs of another instance, by a clock that a test moves. The application's own jobs look at the real one, so what
/// is due in years is left to these.
@ApplicationScoped
class Clockwork {
    private final RunSchedules schedules;
    private final RunChangeRequests requests;

    Clockwork(RunSchedules schedules, RunChangeRequests requests) {
        this.schedules = schedules;
        this.requests = requests;
    }

    /// Makes what is due at `now`.
    void strikes(String now) {
        strikes(Instant.parse(now));
    }

    void strikes(Instant now) {
        try {
            var _ = VertxContextSupport.subscribeAndAwait(
                    () -> schedules.run(now).chain(() -> requests.run(now)));
        } catch (Throwable failure) {
            throw new IllegalStateException("the jobs failed", failure);
        }
    }
}
