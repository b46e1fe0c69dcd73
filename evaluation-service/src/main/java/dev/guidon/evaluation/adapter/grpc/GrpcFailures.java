package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.guidon.kit.failure.Failure;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/// The one place where a failure becomes a gRPC status. Details carry the stable code as `google.rpc.ErrorInfo`
/// (reason = code, domain = guidon), violations as `BadRequest` and waiting times as `RetryInfo`.
final class GrpcFailures {
    private static final String DOMAIN = "guidon";

    private GrpcFailures() {}

    static StatusRuntimeException exceptionOf(Failure failure) {
        Status.Builder status = Status.newBuilder()
                .setCode(codeOf(failure).getNumber())
                .setMessage(failure.detail())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(failure.code())
                        .setDomain(DOMAIN)
                        .build()));
        if (failure instanceof Failure.Invalid invalid) {
            status.addDetails(Any.pack(violations(invalid)));
        }
        if (failure instanceof Failure.Unavailable(var _, var retryAfter)) {
            Duration delay =
                    Duration.newBuilder().setSeconds(retryAfter.toSeconds()).build();
            status.addDetails(
                    Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    private static Code codeOf(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> Code.NOT_FOUND;
            case Failure.AlreadyExists _ -> Code.ALREADY_EXISTS;
            case Failure.StaleVersion _ -> Code.ABORTED;
            case Failure.Conflict _, Failure.PreconditionRequired _ -> Code.FAILED_PRECONDITION;
            case Failure.Malformed _, Failure.Invalid _ -> Code.INVALID_ARGUMENT;
            case Failure.Unauthenticated _ -> Code.UNAUTHENTICATED;
            case Failure.Forbidden _ -> Code.PERMISSION_DENIED;
            case Failure.TooLarge _, Failure.RateLimited _ -> Code.RESOURCE_EXHAUSTED;
            case Failure.Unavailable _ -> Code.UNAVAILABLE;
        };
    }

    private static BadRequest violations(Failure.Invalid invalid) {
        BadRequest.Builder details = BadRequest.newBuilder();
        invalid.violations().forEach(violation -> details.addFieldViolationsBuilder()
                .setField(violation.field())
                .setDescription(violation.message()));
        return details.build();
    }
}
