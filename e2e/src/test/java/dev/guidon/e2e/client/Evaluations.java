package dev.guidon.e2e.client;

import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A client with several addresses: takes them in turn, and another one where one is not there or does not answer.
/// Any other failure is the caller's, as it is for every gRPC client. Thread-safe.
public final class Evaluations implements AutoCloseable {
    private static final Set<Status.Code> ELSEWHERE = Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    private final List<Evaluation> addresses;
    private final AtomicInteger turn = new AtomicInteger();

    Evaluations(List<Evaluation> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    public List<Evaluation> addresses() {
        return addresses;
    }

    public EvaluateResponse evaluate(String flag, String targetingKey) {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        for (int attempt = 0; attempt < addresses.size() - 1; attempt++) {
            Evaluation address = addresses.get((first + attempt) % addresses.size());
            try {
                return address.evaluate(flag, targetingKey);
            } catch (StatusRuntimeException failure) {
                if (!ELSEWHERE.contains(failure.getStatus().getCode())) {
                    throw failure;
                }
                address.reconnect();
            }
        }
        return addresses.get((first + addresses.size() - 1) % addresses.size()).evaluate(flag, targetingKey);
    }

    @Override
    public void close() {
        addresses.forEach(Evaluation::close);
    }
}
