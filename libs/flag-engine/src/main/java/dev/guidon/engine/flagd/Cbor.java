package dev.guidon.engine.flagd;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values of JSON in deterministic CBOR (RFC 8949, section 4.2.1): the shortest form of every number, whole numbers as
/// integers however they were written, and the fields of maps in the order of their encoded names.
final class Cbor {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int TEXT = 3;
    private static final int LIST = 4;
    private static final int MAP = 5;
    private static final int FALSE = 0xF4;
    private static final int TRUE = 0xF5;
    private static final int NULL = 0xF6;
    private static final int HALF = 0xF9;
    private static final int SINGLE = 0xFA;
    private static final int DOUBLE = 0xFB;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Cbor() {}

    /// @param value a `Boolean`, `String`, `Number`, `List`, `Map` or null
    static byte[] of(@Nullable Object value) {
        Cbor cbor = new Cbor();
        cbor.write(value);
        return cbor.bytes.toByteArray();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> bytes.write(NULL);
            case Boolean truth -> bytes.write(truth ? TRUE : FALSE);
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                head(TEXT, utf8.length);
                bytes.writeBytes(utf8);
            }
            case Number number -> write(number.doubleValue());
            case List<?> elements -> {
                head(LIST, elements.size());
                elements.forEach(this::write);
            }
            case Map<?, ?> fields -> write(fields);
            default -> throw new IllegalArgumentException("no value of JSON: " + value.getClass());
        }
    }

    private void write(Map<?, ?> fields) {
        TreeMap<byte[], @Nullable Object> sorted = new TreeMap<>(Arrays::compareUnsigned);
        fields.forEach((name, field) -> sorted.put(of(name), field));
        head(MAP, sorted.size());
        sorted.forEach((name, field) -> {
            bytes.writeBytes(name);
            write(field);
        });
    }

    private void write(double number) {
        if (number == Math.rint(number) && number >= -0x1p63 && number < 0x1p64) {
            if (number < 0) {
                head(NEGATIVE, -1 - (long) number);
            } else {
                head(UNSIGNED, new BigDecimal(number).toBigInteger().longValue());
            }
            return;
        }
        float single = (float) number;
        if (single != number) {
            bytes.write(DOUBLE);
            tail(Double.doubleToLongBits(number), Long.BYTES);
        } else if (Float.float16ToFloat(Float.floatToFloat16(single)) == single) {
            bytes.write(HALF);
            tail(Float.floatToFloat16(single), Short.BYTES);
        } else {
            bytes.write(SINGLE);
            tail(Float.floatToIntBits(single), Integer.BYTES);
        }
    }

    /// @param argument read as unsigned
    private void head(int majorType, long argument) {
        int type = majorType << 5;
        if (argument >= 0 && argument < 24) {
            bytes.write(type | (int) argument);
        } else if (argument >= 0 && argument <= 0xFF) {
            bytes.write(type | 24);
            tail(argument, Byte.BYTES);
        } else if (argument >= 0 && argument <= 0xFFFF) {
            bytes.write(type | 25);
            tail(argument, Short.BYTES);
        } else if (argument >= 0 && argument <= 0xFFFF_FFFFL) {
            bytes.write(type | 26);
            tail(argument, Integer.BYTES);
        } else {
            bytes.write(type | 27);
            tail(argument, Long.BYTES);
        }
    }

    private void tail(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bytes.write((int) (value >>> (i << 3)));
        }
    }
}
