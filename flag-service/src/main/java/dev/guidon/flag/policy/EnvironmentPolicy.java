package dev.guidon.flag.policy;

import java.util.Optional;

/// What an environment demands of each change.
///
/// @param version counts its changes; 0 for the standard that nobody changed
/// @param minComment characters that the comment of a change has at least; 0 for no comment
/// @param approval empty when changes may be made directly
/// @param bypass who may make a change past the approval, and past windows that name nobody of their own
/// @param frozenSchedules what becomes of a scheduled change whose time is in a freeze window
public record EnvironmentPolicy(
        long version, int minComment, Optional<Approval> approval, Audience bypass, WhenFrozen frozenSchedules) {
    public static final EnvironmentPolicy STANDARD =
            new EnvironmentPolicy(0, 0, Optional.empty(), Audience.NOBODY, WhenFrozen.FAIL);

    public static final int MAX_QUORUM = 10;

    public enum WhenFrozen {
        /// Made as soon as the window ends.
        WAIT,
        FAIL
    }

    /// Changes need a request that others approved.
    ///
    /// @param quorum how many approvals, never counting the author's
    /// @param approvers who may approve; empty for everybody with the permission to
    /// @param keptWhenFlagMovesOn whether approvals hold when the flag was changed since, if the request still fits
    /// @param turnOffDirectly whether a flag may be turned off without approval
    /// @param segmentsDirectly whether segments may be changed without approval, which is for flags only
    public record Approval(
            int quorum,
            Optional<Audience> approvers,
            boolean keptWhenFlagMovesOn,
            boolean turnOffDirectly,
            boolean segmentsDirectly) {
        /// For requests in environments that demand none.
        public static final Approval STANDARD = new Approval(1, Optional.empty(), false, true, true);

        public boolean mayApprove(Standing standing) {
            return approvers.map(audience -> audience.contains(standing)).orElse(true);
        }
    }

    public EnvironmentPolicy at(long next) {
        return new EnvironmentPolicy(next, minComment, approval, bypass, frozenSchedules);
    }
}
