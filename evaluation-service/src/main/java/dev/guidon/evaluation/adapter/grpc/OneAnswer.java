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
        A answer;
        try {
            answer = message.get();
        } catch (FailureException expected) {
            observer.onError(failures.apply(expected.failure()));
            return;
        } catch (StatusRuntimeException answered) {
            observer.onError(answered);
            return;
        } catch (RuntimeException bug) {
            // The outermost line of the adapter: a bug costs one answer, not the stream.
            LOG.error("evaluation failed", bug);
            observer.onError(Status.INTERNAL.withDescription("internal").asRuntimeException());
            return;
        }
        observer.onNext(answer);
        observer.onCompleted();
    }
}
