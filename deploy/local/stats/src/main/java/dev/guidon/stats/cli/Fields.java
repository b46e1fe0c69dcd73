package dev.guidon.stats.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/// The fields of a JSON object, read with their types; a wrong one is a [BadCase] that names its path.
///
/// A field that is null counts as absent.
record Fields(String path, JsonNode json) {
    Fields {
        if (!json.isObject()) {
            throw BadCase.field(path, "must be an object");
        }
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    double number(String name) {
        return number(path + "." + name, required(name));
    }

    double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    OptionalDouble optionalNumber(String name) {
        return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    long wholeNumber(String name) {
        return wholeNumber(path + "." + name, required(name));
    }

    long wholeNumber(String name, long otherwise) {
        return has(name) ? wholeNumber(name) : otherwise;
    }

    int size(String name) {
        long size = wholeNumber(name);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw BadCase.field(path + "." + name, "must be from 0 to " + Integer.MAX_VALUE + ", but is " + size);
        }
        return (int) size;
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw BadCase.field(path + "." + name, "must be a text, but is " + value);
        }
        return value.textValue();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw BadCase.field(path + "." + name, "must be true or false, but is " + value);
        }
        return value.booleanValue();
    }

    double[] numbers(String name) {
        return elements(name, Fields::number).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    long[] wholeNumbers(String name) {
        return elements(name, Fields::wholeNumber).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    Fields object(String name) {
        return new Fields(path + "." + name, required(name));
    }

    List<Fields> objects(String name) {
        return elements(name, Fields::new);
    }

    /// The elements of an array, each read by `reader` from its path and its value.
    <T> List<T> elements(String name, BiFunction<String, JsonNode, T> reader) {
        return elements(path + "." + name, required(name), reader);
    }

    static <T> List<T> elements(String path, JsonNode array, BiFunction<String, JsonNode, T> reader) {
        if (!array.isArray()) {
            throw BadCase.field(path, "must be an array, but is " + array);
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(reader.apply(path + "[" + i + "]", array.get(i)));
        }
        return elements;
    }

    static double number(String path, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw BadCase.field(path, "must be a finite number, but is " + value);
        }
        return value.doubleValue();
    }

    /// Also takes 5.0, as tools that know no integers write it.
    static long wholeNumber(String path, JsonNode value) {
        double number = number(path, value);
        if (number != Math.rint(number) || Math.abs(number) > 0x1p53) {
            throw BadCase.field(path, "must be a whole number, but is " + value);
        }
        return (long) number;
    }

    private JsonNode required(String name) {
        if (!has(name)) {
            throw BadCase.field(path + "." + name, "is missing");
        }
        return json.get(name);
    }
}
