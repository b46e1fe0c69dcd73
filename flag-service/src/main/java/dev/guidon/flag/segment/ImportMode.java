package dev.guidon.flag.segment;

/// What an import makes of a list.
public enum ImportMode {
    /// The list is what the import names, and nothing else.
    REPLACE,
    /// What the import names comes to the list.
    ADD,
    /// What the import names goes from the list.
    REMOVE
}
