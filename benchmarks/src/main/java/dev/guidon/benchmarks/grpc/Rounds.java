package dev.guidon.benchmarks.grpc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Rates of both sides under one load, measured in turn so that a slow minute of the machine meets both.
record Rounds(Load load, List<Double> evaluation, List<Double> echo) {
    private static final int COUNT = 3;

    Rounds {
        evaluation = List.copyOf(evaluation);
        echo = List.copyOf(echo);
    }

    static Rounds measure(H2load h2load, Load load, Side evaluation, Side echo)
            throws IOException, InterruptedException {
        List<Double> ofEvaluation = new ArrayList<>();
        List<Double> ofEcho = new ArrayList<>();
        for (int round = 0; round < COUNT; round++) {
            ofEcho.add(h2load.requestsPerSecond(echo, load));
            ofEvaluation.add(h2load.requestsPerSecond(evaluation, load));
        }
        return new Rounds(load, ofEvaluation, ofEcho);
    }

    double ratio() {
        return median(evaluation) / median(echo);
    }

    static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    /// Half of the way from the slowest to the fastest round.
    static double spread(List<Double> rates) {
        return (Collections.max(rates) - Collections.min(rates)) / 2;
    }
}
