package dev.guidon.flag.sso;

/// Why somebody whom a provider vouches for may be a member.
enum Admission {
    /// There is no reason.
    NONE,
    /// Somebody made the person a member, or invited it; what a provider says changes nothing of that.
    BY_HAND,
    /// The provider says so, and only as long as it does.
    BY_PROVIDER
}
