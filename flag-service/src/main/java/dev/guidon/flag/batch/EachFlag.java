package dev.guidon.flag.batch;

import dev.guidon.flag.exchange.LongTransaction;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/// Does something with one flag after the other, in the caller's transaction. What is refused for one becomes its line.
@ApplicationScoped
public class EachFlag {
    /// With each statement, Hibernate compares what it holds by then.
    private static final int AT_ONCE = 20;

    private final LongTransaction transaction;

    EachFlag(LongTransaction transaction) {
        this.transaction = transaction;
    }

    public <T> Uni<List<Line>> run(List<T> items, Function<T, String> flagKey, Function<T, Uni<Line>> step) {
        return transaction.forget().chain(() -> Multi.createFrom()
                .iterable(items)
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(part -> some(part, flagKey, step).call(transaction::forget))
                .onItem()
                .<Line>transformToIterable(lines -> lines)
                .collect()
                .asList());
    }

    private static <T> Uni<List<Line>> some(List<T> items, Function<T, String> flagKey, Function<T, Uni<Line>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> Uni.createFrom()
                        .deferred(() -> step.apply(item))
                        .onFailure(FailureException.class)
                        .recoverWithItem(refusal -> Line.refused(flagKey.apply(item), (FailureException) refusal)))
                .collect()
                .asList();
    }
}
