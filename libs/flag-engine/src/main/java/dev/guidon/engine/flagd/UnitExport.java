package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Writes what is asked of units.
final class UnitExport {
    private static final Value LOWEST = new Value.Decimal(-0x1p63);
    private static final Value HIGHEST = new Value.Decimal(0x1p63);

    private UnitExport() {}

    /// Text that is not empty, or a whole number of 64 bits.
    static Value isUnit(Value value) {
        List<Value> wholeNumber = new ArrayList<>(Logic.isNoOtherScalar(value));
        wholeNumber.add(Logic.call(">=", value, LOWEST));
        wholeNumber.add(Logic.call("<=", value, HIGHEST));
        wholeNumber.add(Logic.isSame(Logic.call("%", value, new Value.Whole(1)), new Value.Whole(0)));
        Value text = Logic.all(Logic.isText(value), Logic.not(Logic.isSame(value, Logic.EMPTY)));
        return Logic.any(List.of(text, Logic.all(wholeNumber)));
    }

    /// Whether an attribute holds one of some units. A unit that is written as a whole number is also one when the
    /// attribute is that number.
    static Value isOneOf(Value attribute, Collection<String> all) {
        List<String> units =
                all.stream().filter(unit -> !unit.isEmpty()).sorted().toList();
        List<Value> parts = new ArrayList<>();
        if (!units.isEmpty()) {
            parts.add(Logic.all(
                    Logic.isText(attribute),
                    Logic.call("in", attribute, Logic.list(units.stream().map(Value.Text::new)))));
        }
        List<Value> numbers = units.stream()
                .filter(UnitExport::isWholeNumber)
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
