package dev.guidon.benchmarks.report;

/// One measured number.
///
/// @param subject what was measured
/// @param what of it, such as `time per decision`
/// @param spread half the width of the range that the value is known to, in the same unit; how it was found is said by
///     the benchmark
public record Figure(String subject, String what, double value, double spread, String unit) {}
