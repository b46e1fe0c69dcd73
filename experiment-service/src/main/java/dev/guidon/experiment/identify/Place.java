package dev.guidon.experiment.identify;

import java.util.Optional;

/// The environment that a request names, where it names one.
///
/// @param fieldPrefix what stands before the names of the fields in the request: `/` in a document, nothing in a query
public record Place(Optional<String> projectKey, Optional<String> environmentKey, String fieldPrefix) {}
