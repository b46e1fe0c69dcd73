package dev.guidon.benchmarks.stats;

import dev.guidon.benchmarks.report.Figure;

/// How often something happened in simulated experiments.
record Rate(String subject, String what, long times, long experiments) {
    double share() {
        return (double) times / experiments;
    }

    /// Half the width of the 95 % interval of the share.
    double spread() {
        return 1.96 * Math.sqrt(share() * (1 - share()) / experiments);
    }

    Figure figure() {
        return new Figure(subject, what, 100 * share(), 100 * spread(), "%");
    }
}
