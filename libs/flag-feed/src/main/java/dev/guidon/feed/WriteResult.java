package dev.guidon.feed;

/// What became of a change that was written to Redis.
public enum WriteResult {
    APPENDED,
    /// Redis has this sequence or a later one: the change was written before.
    ALREADY_THERE,
    /// Redis lacks a change before this one, or all of them: the environment must be replaced as a whole.
    GAP
}
