package dev.guidon.engine.evaluate;

import dev.guidon.engine.evaluate.Decision.Cause;
import dev.guidon.engine.evaluate.Decision.ExperimentDraw;
import dev.guidon.engine.evaluate.Explanation.Explained;
import dev.guidon.engine.evaluate.Explanation.Step;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides a flag once more, slowly, and writes down what it looks at. Walks over the flags as their authors wrote
/// them and not over the compiled ones, so that it shares with these only how a single test of an attribute goes; a
/// property holds the two to the same answers.
///
/// For one subject, and one walk.
final class Explainer {
    private final Function<String, @Nullable CompiledFlag> flags;
    private final SegmentTable segments;
    private final Subject subject;
    private final Predicate<String> hidden;
    private final InstantSource clock;
    private final SequencedMap<String, Explained> required = new LinkedHashMap<>();

    /// What one flag came to.
    private record Outcome(String variant, Cause cause) {}

    Explainer(
            Function<String, @Nullable CompiledFlag> flags,
            SegmentTable segments,
            Subject subject,
            Predicate<String> hidden,
            InstantSource clock) {
        this.flags = flags;
        this.segments = segments;
        this.subject = subject;
        this.hidden = hidden;
        this.clock = clock;
    }

    Explanation explain(CompiledFlag flag) {
        List<Step> steps = new ArrayList<>();
        Decision.Served decision = decide(flag, 0, steps);
        return new Explanation(decision, steps, List.copyOf(required.values()));
    }

    private Decision.Served decide(CompiledFlag compiled, int depth, List<Step> steps) {
        Flag flag = compiled.source();
        if (!flag.configuration().on()) {
            steps.add(new Step.Off());
            return served(flag, off(flag));
        }
        for (Prerequisite prerequisite : flag.configuration().prerequisites()) {
            if (!holds(prerequisite, depth + 1, steps)) {
                return served(flag, off(flag));
            }
        }
        return served(flag, walk(flag, steps));
    }

    private static Outcome off(Flag flag) {
        return new Outcome(flag.configuration().offVariant(), Cause.of(Reason.DISABLED));
    }

    private boolean holds(Prerequisite prerequisite, int depth, List<Step> steps) {
        CompiledFlag flag = flags.apply(prerequisite.flagKey());
        Optional<String> served = Optional.empty();
        if (flag != null && flag.source().configuration().on() && depth <= Ruleset.MAX_PREREQUISITE_DEPTH) {
            List<Step> path = new ArrayList<>();
            Decision.Served decision = decide(flag, depth, path);
            required.putIfAbsent(prerequisite.flagKey(), new Explained(decision, path));
            served = Optional.of(decision.variant().key());
        }
        boolean held = served.filter(prerequisite.variants()::contains).isPresent();
        steps.add(new Step.Required(prerequisite.flagKey(), prerequisite.variants(), served, held));
        return held;
    }

    private Outcome walk(Flag flag, List<Step> steps) {
        Optional<Outcome> targeted = targeted(flag.configuration().targets(), steps);
        if (targeted.isPresent()) {
            return targeted.get();
        }
        for (Rule rule : flag.configuration().rules()) {
            Optional<Outcome> matched = tried(rule, steps);
            if (matched.isPresent()) {
                return matched.get();
            }
        }
        return fell(flag, steps);
    }

    private Optional<Outcome> targeted(List<Target> targets, List<Step> steps) {
        Map<String, List<Target>> byAttribute = targets.stream()
                .collect(Collectors.groupingBy(Target::attribute, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Target>> group : byAttribute.entrySet()) {
            AttributePath path = AttributePath.of(group.getKey());
            String unit = subject.unit(path);
            Optional<String> variant = group.getValue().stream()
                    .filter(target -> unit != null && target.units().contains(unit))
                    .map(Target::variant)
                    .findFirst();
            steps.add(new Step.Targeted(group.getKey(), seen(path), variant));
            if (variant.isPresent()) {
                return Optional.of(new Outcome(variant.get(), Cause.of(Reason.TARGETING_MATCH)));
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome> tried(Rule rule, List<Step> steps) {
        ConditionTrace condition = trace(rule.condition());
        Optional<Draw> draw = condition.held() ? draw(rule.serve()) : Optional.empty();
        Optional<String> variant = condition.held() ? variant(rule.serve(), draw) : Optional.empty();
        steps.add(new Step.Tried(rule.id(), condition, draw, variant));
        return variant.map(
                key -> new Outcome(key, cause(rule.serve(), Reason.TARGETING_MATCH, Optional.of(rule.id()))));
    }

    private Outcome fell(Flag flag, List<Step> steps) {
        Serve serve = flag.configuration().defaultServe();
        if (serve instanceof Serve.FlagdRule raw) {
            return fell(flag, raw, steps);
        }
        Optional<Draw> draw = draw(serve);
        Optional<String> variant = variant(serve, draw);
        steps.add(new Step.Fell(draw, variant));
        boolean constant = flag.configuration().prerequisites().isEmpty()
                && flag.configuration().targets().isEmpty()
                && flag.configuration().rules().isEmpty();
        Reason fixed = constant ? Reason.STATIC : Reason.DEFAULT;
        return variant.map(key -> new Outcome(key, cause(serve, fixed, Optional.empty())))
                .orElseGet(() -> new Outcome(flag.configuration().offVariant(), Cause.of(Reason.DEFAULT)));
    }

    /// A rule of flagd explains nothing of itself. Where it leaves the answer to the caller, the off variant
    /// stands for it.
    private Outcome fell(Flag flag, Serve.FlagdRule raw, List<Step> steps) {
        FlagdDecision decision = FlagdRule.compile(flag.key(), flag.variants(), raw)
                .decide(RawContext.of(subject), clock.instant().getEpochSecond());
        Optional<Outcome> served = decision instanceof FlagdDecision.Served found
                ? Optional.of(new Outcome(found.variant(), Cause.of(found.reason())))
                : Optional.empty();
        steps.add(new Step.Fell(Optional.empty(), served.map(Outcome::variant)));
        return served.orElseGet(() -> new Outcome(flag.configuration().offVariant(), Cause.of(Reason.DEFAULT)));
    }

    private static Cause cause(Serve serve, Reason whenFixed, Optional<String> ruleId) {
        return switch (serve) {
            case Serve.OneVariant _ -> new Cause(whenFixed, ruleId, Optional.empty());
            case Serve.Split _, Serve.Ramped _ -> new Cause(Reason.SPLIT, ruleId, Optional.empty());
            case Serve.FlagdRule _ -> new Cause(Reason.TARGETING_MATCH, ruleId, Optional.empty());
            case Serve.Experiment(var key, var arms) ->
                new Cause(
                        Reason.SPLIT, ruleId, Optional.of(new ExperimentDraw(key, AttributePath.of(arms.bucketBy()))));
        };
    }

    private Optional<Draw> draw(Serve serve) {
        return switch (serve) {
            case Serve.OneVariant _, Serve.FlagdRule _ -> Optional.empty();
            case Serve.Split(var rollout) -> Optional.of(draw(rollout));
            case Serve.Ramped(var ramp) -> ramp.at(clock.instant()).map(this::draw);
            case Serve.Experiment(var _, var arms) -> Optional.of(draw(arms));
        };
    }

    private Draw draw(Rollout rollout) {
        AttributePath path = AttributePath.of(rollout.bucketBy());
        return Draw.of(rollout, seen(path), Optional.ofNullable(subject.unit(path)));
    }

    private static Optional<String> variant(Serve serve, Optional<Draw> draw) {
        return serve instanceof Serve.OneVariant(var variant) ? Optional.of(variant) : draw.flatMap(Draw::variant);
    }

    private ConditionTrace trace(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> new ConditionTrace.All(traceAll(parts));
            case Condition.Any(var parts) -> new ConditionTrace.Any(traceAll(parts));
            case Condition.Not(var part) -> new ConditionTrace.Not(trace(part));
            case Condition.InSegment test -> new ConditionTrace.InSegment(test, standing(test.segment()));
            case Condition.Test test ->
                new ConditionTrace.Test(
                        test,
                        seen(AttributePath.of(test.attribute())),
                        new Matchers(segments::get).compile(test).matches(subject));
        };
    }

    private Standing standing(String segmentKey) {
        CompiledSegment segment = segments.get(segmentKey);
        return segment == null ? Standing.NO_SUCH_SEGMENT : segment.standing(subject);
    }

    private List<ConditionTrace> traceAll(List<Condition> parts) {
        return parts.stream().map(this::trace).toList();
    }

    private Seen seen(AttributePath path) {
        return Seen.of(path, subject.attribute(path), hidden);
    }

    private static Decision.Served served(Flag flag, Outcome outcome) {
        return new Decision.Served(
                flag.key(),
                flag.clientVisible(),
                flag.configuration().version(),
                flag.variant(outcome.variant()).orElseThrow(),
                outcome.cause());
    }
}
