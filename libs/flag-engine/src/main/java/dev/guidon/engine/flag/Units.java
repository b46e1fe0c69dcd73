package dev.guidon.engine.flag;

import dev.guidon.engine.units.UnitList;
import java.util.Set;

/// Units that somebody wrote down one by one.
public sealed interface Units {

    /// Path of the attribute that holds the unit.
    String attribute();

    boolean contains(String unit);

    /// Units that travel with what they belong to.
    record Few(String attribute, Set<String> units) implements Units {
        public Few {
            units = Set.copyOf(units);
        }

        @Override
        public boolean contains(String unit) {
            return units.contains(unit);
        }
    }

    /// Units too many for that.
    record Many(String attribute, UnitList list) implements Units {
        @Override
        public boolean contains(String unit) {
            return list.contains(unit);
        }
    }
}
