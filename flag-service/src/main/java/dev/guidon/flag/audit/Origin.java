package dev.guidon.flag.audit;

import java.util.Optional;

/// How a change came in, as far as it matters to the policy of an environment. Only whoever has made sure of it may say
/// anything but [#DIRECT].
///
/// @param changeRequest id of the approved change request that the change carries out
/// @param emergency who asks to by-pass the policy
public record Origin(Optional<String> changeRequest, Optional<Actor> emergency) {
    public static final Origin DIRECT = new Origin(Optional.empty(), Optional.empty());

    public static Origin emergency(Actor actor) {
        return new Origin(Optional.empty(), Optional.of(actor));
    }

    public Origin carryingOut(String changeRequestId) {
        return new Origin(Optional.of(changeRequestId), emergency);
    }
}
