package dev.guidon.flag.audit;

import java.util.Optional;

/// How a change came in, as far as it matters to the policy of an environment and to auditors. Only whoever has made
/// sure of it may say anything but [#DIRECT].
///
/// @param changeRequest id of the approved change request that the change carries out
/// @param emergency who asks to by-pass the policy
/// @param token id of the personal token that its owner used
public record Origin(Optional<String> changeRequest, Optional<Actor> emergency, Optional<String> token) {
    public static final Origin DIRECT = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    /// A change that somebody asks for directly.
    public static Origin by(Optional<String> token) {
        return new Origin(Optional.empty(), Optional.empty(), token);
    }

    public Origin inEmergency(Actor actor) {
        return new Origin(changeRequest, Optional.of(actor), token);
    }

    public Origin carryingOut(String changeRequestId) {
        return new Origin(Optional.of(changeRequestId), emergency, token);
    }
}
