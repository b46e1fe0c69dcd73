package dev.guidon.flag.edit;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/// Carries a change out and undoes it, to see whether it would succeed and what it would come to. Whatever locks the
/// change takes it holds until it is undone.
public interface Trial {

    /// Fails as the change does.
    ///
    /// @param change of nothing but the database
    <T> Uni<T> of(Supplier<Uni<T>> change);
}
