package dev.guidon.evaluation.adapter.connect;

import io.grpc.Status;

/// What became of a call, in Connect's words and as the HTTP status that Connect gives it.
///
/// @param httpStatus of a unary call
record ConnectCode(String word, int httpStatus) {

    static ConnectCode of(Status.Code code) {
        return switch (code) {
            case OK -> new ConnectCode("ok", 200);
            case CANCELLED -> new ConnectCode("canceled", 499);
            case UNKNOWN -> new ConnectCode("unknown", 500);
            case INVALID_ARGUMENT -> new ConnectCode("invalid_argument", 400);
            case DEADLINE_EXCEEDED -> new ConnectCode("deadline_exceeded", 504);
            case NOT_FOUND -> new ConnectCode("not_found", 404);
            case ALREADY_EXISTS -> new ConnectCode("already_exists", 409);
            case PERMISSION_DENIED -> new ConnectCode("permission_denied", 403);
            case RESOURCE_EXHAUSTED -> new ConnectCode("resource_exhausted", 429);
            case FAILED_PRECONDITION -> new ConnectCode("failed_precondition", 400);
            case ABORTED -> new ConnectCode("aborted", 409);
            case OUT_OF_RANGE -> new ConnectCode("out_of_range", 400);
            case UNIMPLEMENTED -> new ConnectCode("unimplemented", 501);
            case INTERNAL -> new ConnectCode("internal", 500);
            case UNAVAILABLE -> new ConnectCode("unavailable", 503);
            case DATA_LOSS -> new ConnectCode("data_loss", 500);
            case UNAUTHENTICATED -> new ConnectCode("unauthenticated", 401);
        };
    }
}
