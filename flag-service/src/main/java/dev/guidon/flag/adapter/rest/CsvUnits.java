package dev.guidon.flag.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Comma-separated values (RFC 4180), one record a line: values with line ends in them are not taken. Belongs to one
/// request.
final class CsvUnits implements UnitFormat {
    private final Optional<String> column;
    private int place;
    private boolean atHeader;

    /// @param column name in the header of the values that are units; empty when there is no header and they come first
    CsvUnits(Optional<String> column) {
        this.column = column;
        this.atHeader = column.isPresent();
    }

    @Override
    public Optional<String> read(String line, Function<String, ? extends RuntimeException> wrong) {
        List<String> values = values(line, wrong);
        if (atHeader) {
            atHeader = false;
            place = values.indexOf(column.orElse(""));
            if (place < 0) {
                throw wrong.apply("is a header without the column '" + column.orElse("") + "'");
            }
            return Optional.empty();
        }
        if (place >= values.size()) {
            throw wrong.apply("has " + values.size() + " values; the unit is value " + (place + 1));
        }
        return Optional.of(values.get(place));
    }

    private static List<String> values(String line, Function<String, ? extends RuntimeException> wrong) {
        List<String> values = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            int end = start < line.length() && line.charAt(start) == '"'
                    ? quotedEnd(line, start, wrong)
                    : plainEnd(line, start);
            values.add(value(line.substring(start, end)));
            start = end + 1;
        }
        return values;
    }

    private static int plainEnd(String line, int start) {
        int comma = line.indexOf(',', start);
        return comma < 0 ? line.length() : comma;
    }

    /// Where a value in quotes ends; a quote in it is doubled.
    private static int quotedEnd(String line, int start, Function<String, ? extends RuntimeException> wrong) {
        int i = start + 1;
        while (i < line.length()) {
            if (line.charAt(i) != '"') {
                i++;
            } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                i += 2;
            } else {
                break;
            }
        }
        int end = i + 1;
        if (i >= line.length() || (end < line.length() && line.charAt(end) != ',')) {
            throw wrong.apply("has a value whose quotes do not close");
        }
        return end;
    }

    private static String value(String raw) {
        return raw.startsWith("\"") ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw.strip();
    }
}
