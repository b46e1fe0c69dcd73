package dev.guidon.flag.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Where rights are looked up, anew for each request, so that what is taken away is gone at once.
@FunctionalInterface
public interface AccessStore {

    /// Asks the store once. Empty when the principal is no longer good, such as a token that was revoked.
    Uni<Optional<Access>> load(Principal principal, Place place);

    /// What the path of a request says of where it leads, as far as the store can tell more.
    ///
    /// @param flag inside the project
    /// @param segment inside the environment or, without one, the project
    record Place(
            Optional<String> organization,
            Optional<String> project,
            Optional<String> environment,
            Optional<String> flag,
            Optional<String> segment) {

        public static Place of(String organization) {
            return new Place(
                    Optional.of(organization), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
