package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Writes what is served, and to which units, as rules of flagd.
record ServeExport(ConditionExport conditions) {
    private static final Value LOWEST = new Value.Decimal(-0x1p63);
    private static final Value HIGHEST = new Value.Decimal(0x1p63);

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
                    List.of(isUnit(unit)), new Value.Text(shares.getFirst().variant()));
        }
        if (!rollout.salt().equals(rollout.salt().stripLeading())) {
            conditions.problems().add("flagd cuts white space off the front of the salt '" + rollout.salt() + "'");
        }
        List<Value> arguments = new ArrayList<>();
        arguments.add(Logic.call("cat", new Value.Text(rollout.salt()), unit));
        shares.forEach(share -> arguments.add(
                new Value.Sequence(List.of(new Value.Text(share.variant()), new Value.Whole(share.weight())))));
        return new Clause(List.of(isUnit(unit)), Logic.call("fractional", arguments));
    }

    /// Text that is not empty, or a whole number of 64 bits.
    private static Value isUnit(Value value) {
        List<Value> wholeNumber = new ArrayList<>(Logic.isNoOtherScalar(value));
        wholeNumber.add(Logic.call(">=", value, LOWEST));
        wholeNumber.add(Logic.call("<=", value, HIGHEST));
        wholeNumber.add(Logic.isSame(Logic.call("%", value, new Value.Whole(1)), new Value.Whole(0)));
        Value text = Logic.all(Logic.isText(value), Logic.not(Logic.isSame(value, Logic.EMPTY)));
        return Logic.any(List.of(text, Logic.all(wholeNumber)));
    }

    /// Whether the attribute of a target holds one of its units. A unit that is written as a whole number is also one
    /// when the attribute is that number.
    Value isTargeted(Target target) {
        Value attribute = conditions.attribute(target.attribute());
        List<String> units =
                target.units().stream().filter(unit -> !unit.isEmpty()).sorted().toList();
        List<Value> parts = new ArrayList<>();
        if (!units.isEmpty()) {
            parts.add(Logic.all(
                    Logic.isText(attribute),
                    Logic.call("in", attribute, Logic.list(units.stream().map(Value.Text::new)))));
        }
        List<Value> numbers = units.stream()
                .filter(ServeExport::isWholeNumber)
                .<Value>map(unit -> new Value.Whole(Long.parseLong(unit)))
                .toList();
        if (!numbers.isEmpty()) {
            parts.add(Logic.call("in", attribute, new Value.Sequence(numbers)));
        }
        return Logic.any(parts);
    }

    /// As `Long` writes it, and exact as a double.
    private static boolean isWholeNumber(String unit) {
        if (!unit.matches("0|-?[1-9][0-9]{0,17}")) {
            return false;
        }
        double number = Double.parseDouble(unit);
        return new BigDecimal(number).compareTo(new BigDecimal(unit)) == 0;
    }
}
