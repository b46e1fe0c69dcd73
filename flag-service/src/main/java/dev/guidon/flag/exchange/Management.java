package dev.guidon.flag.exchange;

/// Says that an environment is kept somewhere else, such as in a repository.
///
/// @param name where, for people
/// @param refusesManualEdits whether a change by hand is refused, or only told that it will be overwritten
public record Management(String name, boolean refusesManualEdits) {}
