package dev.guidon.flag.batch;

import dev.guidon.flag.exchange.Lengthy;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Does many things in one transaction, and keeps them only if nothing stood in the way of any.
@ApplicationScoped
public class AllOrNothing {
    private final OneTransaction transaction;

    AllOrNothing(OneTransaction transaction) {
        this.transaction = transaction;
    }

    /// As below: a report that something blocks is not kept, and neither is that of a dry run.
    ///
    /// @param work notes in its report what stands in the way of a flag, and goes on with the next
    public Uni<Report> run(Supplier<Uni<Report>> work, boolean dryRun) {
        return run(work, report -> !dryRun && !report.isBlocked());
    }

    /// Gives what was reached in either case. Must not be called in a transaction, which it could not take back.
    ///
    /// @param isKept whether what was done stays, or is taken back
    public <T> Uni<T> run(Supplier<Uni<T>> work, Predicate<T> isKept) {
        return Uni.createFrom().deferred(() -> {
            List<T> reached = new ArrayList<>(1);
            return transaction
                    .run(() -> work.get().invoke(reached::add), isKept)
                    .onFailure(TakenBack.class)
                    .recoverWithItem(reached::getFirst);
        });
    }

    /// Rolls back by failing, which is the one way that a transaction knows.
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TakenBack() {
            super("what was done is taken back", null, false, false);
        }
    }

    /// The transaction itself.
    @ApplicationScoped
    static class OneTransaction {

        @Lengthy
        @WithTransaction
        <T> Uni<T> run(Supplier<Uni<T>> work, Predicate<T> isKept) {
            return work.get().invoke(reached -> {
                if (!isKept.test(reached)) {
                    throw new TakenBack();
                }
            });
        }
    }
}
