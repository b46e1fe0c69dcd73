package dev.guidon.flag.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Knows one kind of bearer token. All implementations are beans; they are asked one after the other, those with a
/// higher `@Priority` first, until one knows the token.
@FunctionalInterface
public interface Authenticator {

    /// Empty when the token is of another kind, or no longer good. Tells kinds apart by the form of the token before
    /// it asks anything remote. Fails only when something it needs does not answer.
    Uni<Optional<Principal>> authenticate(BearerToken token);
}
