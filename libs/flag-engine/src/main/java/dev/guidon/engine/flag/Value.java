package dev.guidon.engine.flag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A typed value: of a variant, or what a condition compares with. Integers and doubles stay apart.
public sealed interface Value {

    record Bool(boolean value) implements Value {}

    record Text(String value) implements Value {}

    record Whole(long value) implements Value {}

    /// A finite number.
    record Decimal(double value) implements Value {
        public Decimal {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a decimal is finite, not " + value);
            }
        }
    }

    /// Fields keep the order they were written in.
    record Structure(Map<String, Value> fields) implements Value {
        public Structure {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    record Sequence(List<Value> values) implements Value {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    record Nothing() implements Value {}
}
