package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Explanation;
import dev.guidon.engine.evaluate.Explanation.Explained;
import dev.guidon.engine.evaluate.Explanation.Step;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Segment;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.replay.Replay.Reason;
import dev.guidon.flag.replay.Replay.Side;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.insight.Redaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Decides with the flags of then and with those of now, and says what lies between the two.
@ApplicationScoped
class Decider {
    private final Redaction redaction;

    Decider(Redaction redaction) {
        this.redaction = redaction;
    }

    record Pair(Past then, Past now) {}

    /// Throws a `FailureException` of `NotFound` for a flag that is on neither side.
    List<Replay> replay(ValueSubject subject, Pair pair, Set<String> flagKeys) {
        Ruleset then = pair.then().ruleset();
        Ruleset now = pair.now().ruleset();
        List<Replay> replays = new ArrayList<>();
        for (String key : new TreeSet<>(flagKeys)) {
            Optional<Side> before = side(pair.then(), then.explain(key, subject, redaction));
            Optional<Side> after = side(pair.now(), now.explain(key, subject, redaction));
            if (before.isEmpty() && after.isEmpty()) {
                throw new FailureException(new Failure.NotFound("flag", key));
            }
            replays.add(new Replay(key, before, after, reasons(pair, before, after)));
        }
        return replays;
    }

    private static Optional<Side> side(Past past, Optional<Explanation> explanation) {
        return explanation.flatMap(told -> past.flag(told.decision().flagKey())
                .map(flag -> new Side(flag.configuration().recorded(), told)));
    }

    private static List<Reason> reasons(Pair pair, Optional<Side> before, Optional<Side> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of(new Reason.OnlyOnce(after.isPresent()));
        }
        Explanation then = before.get().explanation();
        Explanation now = after.get().explanation();
        return Stream.of(
                        deciding(then, now),
                        prerequisites(then, now),
                        configured(pair, then, now),
                        segments(pair, then, now))
                .flatMap(reasons -> reasons)
                .toList();
    }

    private static Stream<Reason> deciding(Explanation then, Explanation now) {
        Step before = then.steps().getLast();
        Step after = now.steps().getLast();
        return before.equals(after) ? Stream.empty() : Stream.of(new Reason.StepDecides(before, after));
    }

    private static Stream<Reason> prerequisites(Explanation then, Explanation now) {
        return required(then, now)
                .filter(key -> !served(then, key).equals(served(now, key)))
                .map(key -> new Reason.PrerequisiteServes(key, served(then, key), served(now, key)));
    }

    private static Stream<Reason> configured(Pair pair, Explanation then, Explanation now) {
        return Stream.concat(Stream.of(now.decision().flagKey()), required(then, now))
                .flatMap(key -> configured(pair.then().flag(key), pair.now().flag(key)).stream());
    }

    private static Stream<Reason> segments(Pair pair, Explanation then, Explanation now) {
        Set<String> asked = new TreeSet<>();
        for (Past side : List.of(pair.then(), pair.now())) {
            Stream.concat(Stream.of(now.decision().flagKey()), required(then, now))
                    .flatMap(key -> side.flag(key).stream())
                    .flatMap(PastFlag::segmentsNamed)
                    .forEach(key -> side.addWithAsked(key, asked));
        }
        return asked.stream().flatMap(key -> changed(pair, key).stream());
    }

    private static Optional<Reason> changed(Pair pair, String segmentKey) {
        Segment then = pair.then().segments().get(segmentKey);
        Segment now = pair.now().segments().get(segmentKey);
        return then == null || now == null || then.version() == now.version()
                ? Optional.empty()
                : Optional.of(new Reason.SegmentChanged(segmentKey, then.version(), now.version()));
    }

    private static Optional<Reason> configured(Optional<PastFlag> then, Optional<PastFlag> now) {
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        FlagConfiguration from = then.get().configuration().configuration();
        FlagConfiguration to = now.get().configuration().configuration();
        return Difference.between(from, to).isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason.Configured(now.get().key(), from.version(), to.version(), from, to));
    }

    /// Keys of the flags that were looked at on either side because they are required.
    private static Stream<String> required(Explanation then, Explanation now) {
        Set<String> keys = new LinkedHashSet<>();
        for (Explanation side : List.of(then, now)) {
            Stream.concat(Stream.of(side.steps()), side.required().stream().map(Explained::steps))
                    .flatMap(List::stream)
                    .filter(Step.Required.class::isInstance)
                    .map(step -> ((Step.Required) step).flagKey())
                    .forEach(keys::add);
        }
        return keys.stream();
    }

    private static Optional<String> served(Explanation side, String flagKey) {
        return side.required().stream()
                .filter(explained -> explained.decision().flagKey().equals(flagKey))
                .findFirst()
                .map(explained -> explained.decision().variant().key());
    }
}
