package dev.guidon.flag.adapter.argon2;

import java.util.List;

/// What one hash costs.
///
/// @param memory in KiB
/// @param iterations over the memory
record Argon2Cost(int memory, int iterations, int parallelism) {
    private static final int MAX_MEMORY = 1 << 20;
    private static final int MAX_ITERATIONS = 100;
    private static final int MAX_PARALLELISM = 16;

    /// Equally strong, says the OWASP password storage cheat sheet.
    private static final List<Argon2Cost> FLOORS = List.of(
            new Argon2Cost(47_104, 1, 1),
            new Argon2Cost(19_456, 2, 1),
            new Argon2Cost(12_288, 3, 1),
            new Argon2Cost(9_216, 4, 1),
            new Argon2Cost(7_168, 5, 1));

    Argon2Cost {
        if (memory < 8
                || memory > MAX_MEMORY
                || iterations < 1
                || iterations > MAX_ITERATIONS
                || parallelism < 1
                || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException("argon2id takes 8 to " + MAX_MEMORY + " KiB, 1 to " + MAX_ITERATIONS
                    + " iterations and 1 to " + MAX_PARALLELISM + " lanes");
        }
    }

    static Argon2Cost of(Argon2Settings settings) {
        Argon2Cost cost = new Argon2Cost(settings.memory(), settings.iterations(), settings.parallelism());
        if (FLOORS.stream().noneMatch(cost::reaches)) {
            throw new IllegalArgumentException("guidon.login.argon2 is too weak: use at least memory 19456 with"
                    + " iterations 2, or 47104 with 1, 12288 with 3, 9216 with 4, 7168 with 5");
        }
        return cost;
    }

    private boolean reaches(Argon2Cost floor) {
        return memory >= floor.memory && iterations >= floor.iterations;
    }
}
