/// HTTP: experiments and their results under `/api/experiments`. Documents are read and written here; failures become
/// problems in the service kit.
@NullMarked
package dev.guidon.experiment.adapter.rest;

import org.jspecify.annotations.NullMarked;
