/// `guidon.evaluation.v1` over gRPC.
@NullMarked
package dev.guidon.evaluation.adapter.grpc;

import org.jspecify.annotations.NullMarked;
