package dev.guidon.stats.cli;

/// What a case hands to its method: the data, and the settings of the analysis.
record CaseInputs(Fields inputs, Fields parameters) {}
