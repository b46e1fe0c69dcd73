package dev.guidon.engine.flag;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A rollout whose weights follow a schedule. Before its first step it draws nobody, as if the subject had no unit.
///
/// All steps split over the same variants in the same order, and no step moves anybody out of a share that grows: a
/// variant that grows keeps every bucket that it has. So a unit changes its variant only where its own share shrinks.
///
/// @param bucketBy path of the attribute that is hashed; subjects without it are not in the ramp
/// @param salt keeps the draw apart from other draws over the same units
/// @param steps by their start, which is strictly later each time
/// @param pausedAt since when the ramp stands still, at the step that it had reached
public record Ramp(String bucketBy, String salt, List<Step> steps, Optional<Instant> pausedAt) {
    public static final int MAX_STEPS = 100;

    /// @param start when the shares begin to hold
    /// @param shares in declared order; they add up to [Rollout#BUCKETS]
    public record Step(Instant start, List<Share> shares) {
        public Step {
            shares = List.copyOf(shares);
        }

        private List<String> variants() {
            return shares.stream().map(Share::variant).toList();
        }
    }

    /// What is wrong with a step.
    ///
    /// @param step from 0
    public record Problem(int step, String message) {}

    public Ramp {
        steps = List.copyOf(steps);
        problemWith(steps).ifPresent(problem -> {
            throw new IllegalArgumentException("step " + problem.step() + " " + problem.message());
        });
        steps.forEach(step -> new Rollout(bucketBy, salt, step.shares()));
    }

    /// The first thing that is wrong with steps, if anything is; that the weights of each add up is not looked at.
    public static Optional<Problem> problemWith(List<Step> steps) {
        if (steps.isEmpty()) {
            return Optional.of(new Problem(0, "is missing; a ramp has at least one step"));
        }
        if (steps.size() > MAX_STEPS) {
            return Optional.of(new Problem(MAX_STEPS, "is one too many; a ramp has at most " + MAX_STEPS + " steps"));
        }
        for (int i = 1; i < steps.size(); i++) {
            Optional<String> problem = problemBetween(steps.get(i - 1), steps.get(i));
            if (problem.isPresent()) {
                return Optional.of(new Problem(i, problem.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemBetween(Step before, Step after) {
        if (!after.start().isAfter(before.start())) {
            return Optional.of("does not start after the step before it");
        }
        if (!after.variants().equals(before.variants())) {
            return Optional.of("splits over other variants than the step before it, or in another order; a variant that"
                    + " nobody gets yet has the weight 0");
        }
        return moved(before.shares(), after.shares())
                .map(variant -> "moves units out of '" + variant + "', which grows; put shares that grow first or last"
                        + " and those that shrink between them");
    }

    /// The first variant that grows and does not keep its buckets, if there is one.
    private static Optional<String> moved(List<Share> before, List<Share> after) {
        int start = 0;
        int newStart = 0;
        for (int i = 0; i < before.size(); i++) {
            int end = start + before.get(i).weight();
            int newEnd = newStart + after.get(i).weight();
            boolean grows = after.get(i).weight() > before.get(i).weight();
            boolean keeps = before.get(i).weight() == 0 || (newStart <= start && newEnd >= end);
            if (grows && !keeps) {
                return Optional.of(before.get(i).variant());
            }
            start = end;
            newStart = newEnd;
        }
        return Optional.empty();
    }

    public Stream<String> variants() {
        return steps.getFirst().shares().stream().map(Share::variant);
    }

    /// Index of the step that holds at an instant; -1 before the first.
    public int stepAt(Instant now) {
        Instant effective = pausedAt.filter(now::isAfter).orElse(now);
        int step = -1;
        while (step + 1 < steps.size()
                && !effective.isBefore(steps.get(step + 1).start())) {
            step++;
        }
        return step;
    }

    /// The rollout that holds at an instant; empty before the first step.
    public Optional<Rollout> at(Instant now) {
        int step = stepAt(now);
        return step < 0
                ? Optional.empty()
                : Optional.of(new Rollout(bucketBy, salt, steps.get(step).shares()));
    }

    /// Standing still from an instant on; unchanged when it does already.
    public Ramp paused(Instant at) {
        return pausedAt.isPresent() ? this : new Ramp(bucketBy, salt, steps, Optional.of(at));
    }

    /// Going on at an instant: what was still to come when it was paused comes as much later.
    public Ramp resumed(Instant at) {
        return pausedAt.map(since -> new Ramp(bucketBy, salt, RampSteps.delayed(steps, since, at), Optional.empty()))
                .orElse(this);
    }

    /// At a step from an instant on; the steps after it keep their distances. A paused ramp stands still there.
    ///
    /// @param step from 0 to the last
    public Ramp jumpedTo(int step, Instant at) {
        return new Ramp(bucketBy, salt, RampSteps.moved(steps, step, at), pausedAt.map(_ -> at));
    }
}
