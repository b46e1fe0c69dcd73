package dev.guidon.flag.invitation;

import dev.guidon.flag.account.EmailAddress;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where invitations are kept that nobody has accepted. Works in the caller's transaction.
public interface InvitationStore {

    /// @param tokenHash by which whoever accepts is known
    record Kept(Invitation invitation, String tokenHash) {}

    /// Takes the place of an older one to the same address.
    Uni<Void> put(Kept kept);

    /// Locks it until the transaction ends.
    Uni<Optional<Kept>> lock(String invitationId);

    /// Likewise.
    Uni<Optional<Invitation>> lock(String organization, EmailAddress email);

    /// By address; those that have expired too.
    Uni<List<Invitation>> of(String organization);

    Uni<Void> remove(String invitationId);

    Uni<Void> forget(Instant expiredBefore);
}
