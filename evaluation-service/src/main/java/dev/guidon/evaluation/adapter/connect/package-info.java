/// The Connect protocol and gRPC-Web: the methods of the gRPC services for whoever has nothing but HTTP, on
/// the same port.
@NullMarked
package dev.guidon.evaluation.adapter.connect;

import org.jspecify.annotations.NullMarked;
