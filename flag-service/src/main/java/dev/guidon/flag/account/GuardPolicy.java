package dev.guidon.flag.account;

/// How patient the [Guard] is.
///
/// @param target with attempts on one account
/// @param origin with attempts from one address, behind which there may be many people
public record GuardPolicy(Backoff target, Backoff origin) {}
