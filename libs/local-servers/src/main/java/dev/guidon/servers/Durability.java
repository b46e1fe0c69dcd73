package dev.guidon.servers;

/// What becomes of the data when the server or the machine goes down.
public enum Durability {
    /// Written to disk before it is acknowledged wherever the server can, and found again at the next start.
    KEPT,
    /// As fast as possible and good for one run: tests throw the folder away.
    THROWN_AWAY
}
