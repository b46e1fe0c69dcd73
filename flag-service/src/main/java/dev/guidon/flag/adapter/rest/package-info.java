/// HTTP: resources under `/api/v1`, behind one gate that asks who calls and whether they may. Documents are read in
/// `adapter.json`; failures become problems in the service kit.
@NullMarked
package dev.guidon.flag.adapter.rest;

import org.jspecify.annotations.NullMarked;
