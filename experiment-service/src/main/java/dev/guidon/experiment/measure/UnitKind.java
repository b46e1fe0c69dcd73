package dev.guidon.experiment.measure;

/// What kind of thing a unit is.
///
/// @param attribute the attribute of a subject that the unit is a value of
public record UnitKind(String environmentId, String attribute) {}
