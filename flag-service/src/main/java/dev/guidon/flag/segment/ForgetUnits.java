package dev.guidon.flag.segment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Forgets what imported lists were so long ago that nobody may ask for it any more. Several instances may do it at the
/// same time.
@ApplicationScoped
public class ForgetUnits {
    private final UnitListStore lists;
    private final UnitSettings settings;
    private final InstantSource clock;

    ForgetUnits(UnitListStore lists, UnitSettings settings, InstantSource clock) {
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    /// Forgets a part, small enough for one transaction.
    ///
    /// @return whether there may be more
    @WithTransaction
    public Uni<Boolean> forgetSome() {
        return lists.forget(clock.instant().minus(settings.history()));
    }
}
