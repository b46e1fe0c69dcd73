package dev.guidon.flag.batch;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Does many things in one transaction, and keeps them only if nothing stood in the way of any.
@ApplicationScoped
public class AllOrNothing {
    private final OneTransaction transaction;

    AllOrNothing(OneTransaction transaction) {
        this.transaction = transaction;
    }

    /// Must not be called in a transaction, which it could not take back.
    ///
    /// @param work notes in its report what stands in the way of a flag, and goes on with the next
    /// @param dryRun takes everything back in any case
    public Uni<Report> run(Supplier<Uni<Report>> work, boolean dryRun) {
        return transaction.run(work, dryRun).onFailure(TakenBack.class).recoverWithItem(failure -> ((TakenBack) failure)
                .report());
    }

    /// Rolls back by failing, which is the one way that a transaction knows.
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Report report;

        private TakenBack(Report report) {
            super("what was done is taken back", null, false, false);
            this.report = report;
        }

        private Report report() {
            return report;
        }
    }

    /// The transaction itself.
    @ApplicationScoped
    static class OneTransaction {

        @WithTransaction
        Uni<Report> run(Supplier<Uni<Report>> work, boolean dryRun) {
            return work.get().invoke(report -> {
                if (dryRun || report.isBlocked()) {
                    throw new TakenBack(report);
                }
            });
        }
    }
}
