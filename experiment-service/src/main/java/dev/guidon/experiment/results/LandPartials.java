package dev.guidon.experiment.results;

import dev.guidon.experiment.measure.SumKey;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps the latest partial sums. Landing the same ones again, or older ones, changes nothing.
@ApplicationScoped
public class LandPartials {
    private final PartialStore store;

    LandPartials(PartialStore store) {
        this.store = store;
    }

    private record Slot(SumKey key, int partition) {
        static Slot of(PartialSum partial) {
            return new Slot(partial.key(), partial.partition());
        }
    }

    @WithTransaction
    public Uni<Void> land(List<PartialSum> partials) {
        Map<Slot, PartialSum> latest = partials.stream()
                .collect(Collectors.toMap(
                        Slot::of,
                        Function.identity(),
                        BinaryOperator.maxBy((one, other) -> Long.compare(one.sequence(), other.sequence()))));
        return latest.isEmpty() ? Uni.createFrom().voidItem() : store.put(latest.values());
    }
}
