package dev.guidon.flag.adapter.login;

import dev.guidon.flag.account.Guard;
import dev.guidon.flag.invitation.Invite;
import dev.guidon.flag.session.Sessions;
import dev.guidon.flag.sso.KeepFlow;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Clears away what has run out: it counts no more, and only takes room.
@ApplicationScoped
class LoginSchedule {
    private static final Logger LOG = Logger.getLogger(LoginSchedule.class);
    private static final String INTERVAL = "10m";

    private final Scheduler scheduler;
    private final InstantSource clock;

    LoginSchedule(Scheduler scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Guard guard, Sessions sessions, Invite invitations, KeepFlow flows) {
        repeat("forget-attempts", guard::forget);
        repeat("forget-sessions", sessions::forget);
        repeat("forget-invitations", invitations::forget);
        repeat("forget-logins", flows::forget);
    }

    private void repeat(String job, Function<Instant, Uni<Void>> work) {
        scheduler
                .newJob(job)
                .setInterval(INTERVAL)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> work.apply(clock.instant())
                        .onFailure()
                        .invoke(failure -> LOG.debugf(failure, "job failed and is repeated, job=%s", job))
                        .onFailure()
                        .recoverWithNull())
                .schedule();
    }
}
