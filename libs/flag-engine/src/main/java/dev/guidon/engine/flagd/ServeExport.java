package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Bucketing;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.List;

/// Writes what is served, and to which units, as rules of flagd.
record ServeExport(ConditionExport conditions) {
    private static final String TIMESTAMP = "$flagd.timestamp";

    /// A result and what must hold for it beyond the rule's own condition.
    record Clause(List<Value> conditions, Value result) {}

    Clause of(Serve serve) {
        return switch (serve) {
            case Serve.OneVariant(var variant) -> new Clause(List.of(), new Value.Text(variant));
            case Serve.Split(var rollout) -> of(rollout);
            case Serve.Ramped(var ramp) -> of(ramp);
            case Serve.Experiment(var _, var arms) -> of(arms);
            case Serve.FlagdRule rule -> new Clause(List.of(), FlagdRule.targeting(rule));
        };
    }

    /// flagd counts whole seconds, so that a step begins with the first one that lies in it.
    private Clause of(Ramp ramp) {
        List<Ramp.Step> steps = ramp.steps().stream()
                .filter(step -> ramp.pausedAt()
                        .filter(paused -> step.start().isAfter(paused))
                        .isEmpty())
                .toList();
        if (steps.isEmpty()) {
            return new Clause(List.of(Logic.FALSE), Logic.NOTHING);
        }
        Clause first = of(rollout(ramp, steps.getFirst()));
        List<Value> clauses = new ArrayList<>();
        for (Ramp.Step step : steps.subList(1, steps.size()).reversed()) {
            clauses.add(hasBegun(step));
            clauses.add(of(rollout(ramp, step)).result());
        }
        clauses.add(first.result());
        List<Value> begun = new ArrayList<>(first.conditions());
        begun.add(hasBegun(steps.getFirst()));
        return new Clause(begun, clauses.size() == 1 ? first.result() : Logic.call("if", clauses));
    }

    private static Rollout rollout(Ramp ramp, Ramp.Step step) {
        return new Rollout(ramp.bucketBy(), ramp.salt(), step.shares());
    }

    private static Value hasBegun(Ramp.Step step) {
        long second = step.start().getEpochSecond() + (step.start().getNano() == 0 ? 0 : 1);
        return Logic.call(">=", Logic.variable(TIMESTAMP), new Value.Whole(second));
    }

    /// `fractional` draws by the same hash and the same arithmetic. Shares of nothing are never drawn.
    private Clause of(Rollout rollout) {
        Value unit = conditions.attribute(rollout.bucketBy());
        List<Share> shares =
                rollout.shares().stream().filter(share -> share.weight() > 0).toList();
        if (shares.size() == 1) {
            return new Clause(
                    List.of(UnitExport.isUnit(unit)),
                    new Value.Text(shares.getFirst().variant()));
        }
        if (rollout.bucketing() != Bucketing.MURMUR3) {
            conditions.problems().add("flagd does not draw as FeatBit does");
            return new Clause(
                    List.of(UnitExport.isUnit(unit)),
                    Logic.call(ConditionExport.OWN + "featbit_v1", new Value.Text(rollout.salt())));
        }
        if (!rollout.salt().equals(rollout.salt().stripLeading())) {
            conditions.problems().add("flagd cuts white space off the front of the salt '" + rollout.salt() + "'");
        }
        List<Value> arguments = new ArrayList<>();
        arguments.add(Logic.call("cat", new Value.Text(rollout.salt()), unit));
        shares.forEach(share -> arguments.add(
                new Value.Sequence(List.of(new Value.Text(share.variant()), new Value.Whole(share.weight())))));
        return new Clause(List.of(UnitExport.isUnit(unit)), Logic.call("fractional", arguments));
    }

    /// Whether the attribute of a target holds one of its units.
    Value isTargeted(Target target) {
        return UnitExport.isOneOf(conditions.attribute(target.attribute()), target.units());
    }
}
