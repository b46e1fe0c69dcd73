package dev.guidon.flag.audit;

import java.util.Optional;
import java.util.Set;

/// How a change came in, as far as it matters to the policy of an environment and to auditors. Only whoever has made
/// sure of it may say anything but [#DIRECT].
///
/// @param approval that the change carries out
/// @param emergency who asks to by-pass the policy
/// @param token id of the personal token that its owner used
public record Origin(Optional<Approval> approval, Optional<Actor> emergency, Optional<String> token) {
    public static final Origin DIRECT = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    /// @param changeRequest its id
    /// @param environments keys of those whose policy is content with who approved of it, all of one project
    public record Approval(String changeRequest, Set<String> environments) {
        public Approval {
            environments = Set.copyOf(environments);
        }
    }

    /// A change that somebody asks for directly.
    public static Origin by(Optional<String> token) {
        return new Origin(Optional.empty(), Optional.empty(), token);
    }

    public Origin inEmergency(Actor actor) {
        return new Origin(approval, Optional.of(actor), token);
    }

    public Origin carryingOut(Approval given) {
        return new Origin(Optional.of(given), emergency, token);
    }

    public Optional<String> changeRequest() {
        return approval.map(Approval::changeRequest);
    }

    public boolean isApprovedIn(String environmentKey) {
        return approval.filter(given -> given.environments().contains(environmentKey))
                .isPresent();
    }
}
