package dev.guidon.flag.edit;

/// Where in its life a flag is.
public enum FlagStage {
    ACTIVE,
    /// In use, though there are reasons to clean it up.
    STALE,
    ARCHIVED
}
