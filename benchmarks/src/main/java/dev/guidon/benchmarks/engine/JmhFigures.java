package dev.guidon.benchmarks.engine;

import dev.guidon.benchmarks.report.Figure;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/// JMH's results by the name of the method that was measured. Values are medians over the iterations of all rounds and
/// spreads half of their interquartile range: on a machine with other work, a mean says what the other work was.
final class JmhFigures {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, List<RunResult>> results;

    JmhFigures(Collection<RunResult> results) {
        this.results = results.stream().collect(Collectors.groupingBy(result -> result.getPrimaryResult()
                .getLabel()));
    }

    double time(String method) {
        return quantile(times(method), 0.5);
    }

    double bytes(String method) {
        return quantile(allocations(method), 0.5);
    }

    Figure time(String subject, String operation, String method) {
        String unit = resultsOf(method).getFirst().getPrimaryResult().getScoreUnit();
        return figure(subject, "time: " + operation, times(method), unit.replace("/op", ""));
    }

    Figure allocation(String subject, String operation, String method) {
        return figure(subject, "allocation: " + operation, allocations(method), "B");
    }

    private static Figure figure(String subject, String what, List<Double> sorted, String unit) {
        double spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2;
        return new Figure(subject, what, quantile(sorted, 0.5), spread, unit);
    }

    private List<Double> times(String method) {
        return sorted(resultsOf(method).stream()
                .map(result -> result.getPrimaryResult().getStatistics()));
    }

    private List<Double> allocations(String method) {
        return sorted(resultsOf(method).stream()
                .flatMap(
                        result -> Stream.ofNullable(result.getSecondaryResults().get(ALLOCATED)))
                .map(allocation -> allocation.getStatistics()));
    }

    private List<RunResult> resultsOf(String method) {
        List<RunResult> found = results.getOrDefault(method, List.of());
        if (found.isEmpty()) {
            throw new IllegalStateException("JMH ran " + results.keySet() + ", not " + method);
        }
        return found;
    }

    private static List<Double> sorted(Stream<Statistics> rounds) {
        return rounds.flatMap(JmhFigures::iterations).sorted().toList();
    }

    private static Stream<Double> iterations(Statistics round) {
        Iterator<Map.Entry<Double, Long>> values = round.getRawData();
        Stream.Builder<Double> iterations = Stream.builder();
        values.forEachRemaining(entry -> Collections.nCopies(Math.toIntExact(entry.getValue()), entry.getKey())
                .forEach(iterations));
        return iterations.build();
    }

    private static double quantile(List<Double> sorted, double part) {
        return sorted.get((int) Math.round(part * (sorted.size() - 1)));
    }
}
