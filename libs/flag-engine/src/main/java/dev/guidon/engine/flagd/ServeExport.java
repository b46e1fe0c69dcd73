package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.List;

/// Writes what is served, and to which units, as rules of flagd.
record ServeExport(ConditionExport conditions) {
    /// A result and what must hold for it beyond the rule's own condition.
    record Clause(List<Value> conditions, Value result) {}

    Clause of(Serve serve) {
        return switch (serve) {
            case Serve.OneVariant(var variant) -> new Clause(List.of(), new Value.Text(variant));
            case Serve.Split(var rollout) -> of(rollout);
            case Serve.Experiment(var _, var arms) -> of(arms);
        };
    }

    /// `fractional` draws by the same hash and the same arithmetic. Shares of nothing are never drawn.
    private Clause of(Rollout rollout) {
        Value unit = conditions.attribute(rollout.bucketBy());
        List<Share> shares =
                rollout.shares().stream().filter(share -> share.weight() > 0).toList();
        if (shares.size() == 1) {
            return new Clause(
                    List.of(UnitExport.isUnit(unit)), new Value.Text(shares.getFirst().variant()));
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
