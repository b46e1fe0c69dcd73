package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The end of every unary call.
final class OneAnswer {
    private static final Logger LOG = Logger.getLogger(OneAnswer.class);

    private OneAnswer() {}

    /// Answers with the message, or with what `failures` makes of the failure that stands in its way.
    static <A> void send(
            StreamObserver<A> observer, Supplier<A> message, Function<Failure, StatusRuntimeException> failures) {
        orRefuse(
                observer,
                () -> {
                    A answer = message.get();
                    observer.onNext(answer);
                    observer.onCompleted();
                },
                failures);
    }

    /// Runs what answers the call, or refuses the call with the failure that stands in its way.
    static void orRefuse(StreamObserver<?> observer, Runnable answering) {
        orRefuse(observer, answering, GrpcFailures::exceptionOf);
    }

    private static void orRefuse(
            StreamObserver<?> observer, Runnable answering, Function<Failure, StatusRuntimeException> failures) {
        try {
            answering.run();
        } catch (FailureException expected) {
            observer.onError(failures.apply(expected.failure()));
        } catch (StatusRuntimeException answered) {
            observer.onError(answered);
        } catch (RuntimeException bug) {
            // The outermost line of the adapter: a bug costs one answer, not the stream.
            LOG.error("evaluation failed", bug);
            observer.onError(Status.INTERNAL.withDescription("internal").asRuntimeException());
        }
    }
}
