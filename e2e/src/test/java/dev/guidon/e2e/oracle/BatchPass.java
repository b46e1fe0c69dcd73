package dev.guidon.e2e.oracle;

import dev.guidon.e2e.client.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The numbers of an experiment by one plain pass over everything that a test did.
public final class BatchPass {
    private final Map<String, String> arms;
    private final Map<String, List<Event>> eventsOfUnit = new HashMap<>();

    /// @param arms unit to the arm that it was served
    /// @param events everything that was acknowledged; of several with one id the first counts
    /// @param from no event before this counts, because nobody had met the experiment yet
    public BatchPass(Map<String, String> arms, Collection<Event> events, Instant from) {
        this.arms = Map.copyOf(arms);
        Set<String> seen = new HashSet<>();
        for (Event event : events) {
            if (seen.add(event.id()) && !event.occurredAt().isBefore(from)) {
                eventsOfUnit
                        .computeIfAbsent(event.unit(), _ -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    long units(String arm) {
        return arms.values().stream().filter(arm::equals).count();
    }

    Sample sample(String arm, Measure measure) {
        return switch (measure) {
            case Measure.Conversion(var _, var event) ->
                Sample.ofProportion(numbers(arm, unit -> of(unit, event).isEmpty() ? 0 : 1));
            case Measure.Mean(var _, var event) ->
                Sample.ofNumbers(numbers(arm, unit -> of(unit, event).stream()
                        .mapToDouble(Event::value)
                        .sum()));
        };
    }

    private double[] numbers(String arm, ToDoubleFunction<String> number) {
        return arms.entrySet().stream()
                .filter(unit -> unit.getValue().equals(arm))
                .mapToDouble(unit -> number.applyAsDouble(unit.getKey()))
                .toArray();
    }

    private List<Event> of(String unit, String eventName) {
        return eventsOfUnit.getOrDefault(unit, List.of()).stream()
                .filter(event -> event.name().equals(eventName))
                .toList();
    }
}
