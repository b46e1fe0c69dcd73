package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a stream of bytes into lines and reads a unit out of each, with never more than one line in memory. Belongs to
/// one request. Everything throws a `FailureException` that names the line and never quotes it: units may be people.
final class UnitLines {
    private static final int MAX_LINE = 8_192;
    private static final int MAX_UNIT = 200;

    private final UnitFormat format;
    private final long maxBytes;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private long bytes;
    private long line;

    /// @param maxBytes that the whole stream may have
    UnitLines(UnitFormat format, long maxBytes) {
        this.format = format;
        this.maxBytes = maxBytes;
    }

    /// Units of the lines that end in `part`.
    List<String> read(byte[] part) {
        bytes += part.length;
        if (bytes > maxBytes) {
            throw new FailureException(new Failure.TooLarge(maxBytes));
        }
        List<String> units = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] == '\n') {
                keep(part, start, i);
                endLine().ifPresent(units::add);
                start = i + 1;
            }
        }
        keep(part, start, part.length);
        return units;
    }

    /// Units of what follows the last end of a line.
    List<String> finish() {
        return rest.size() == 0 ? List.of() : endLine().map(List::of).orElse(List.of());
    }

    private void keep(byte[] part, int from, int to) {
        if (rest.size() + to - from > MAX_LINE) {
            line++;
            throw wrong("has more than " + MAX_LINE + " bytes");
        }
        rest.write(part, from, to - from);
    }

    private Optional<String> endLine() {
        line++;
        String text = decode(rest.toByteArray()).strip();
        rest.reset();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> unit = format.read(text, this::wrong);
        unit.ifPresent(this::check);
        return unit;
    }

    private String decode(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw wrong("is no UTF-8");
        }
    }

    private void check(String unit) {
        if (unit.isBlank() || unit.length() > MAX_UNIT || unit.chars().anyMatch(Character::isISOControl)) {
            throw wrong("must name a unit, a text of 1 to " + MAX_UNIT + " characters without control characters");
        }
    }

    private FailureException wrong(String problem) {
        return new FailureException(Failure.Invalid.of("line " + line, problem));
    }
}
