/// HTTP: resources under `/api/v1`, for whoever holds the administrator token. Documents are read in `adapter.json`;
/// failures become problems in the service kit.
@NullMarked
package dev.guidon.flag.adapter.rest;

import org.jspecify.annotations.NullMarked;
