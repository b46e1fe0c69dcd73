package dev.guidon.engine.flagd;

import java.math.BigDecimal;

/// Numbers from and to text in the forms that Go reads and writes, because flagd's answers show them.
final class Numerals {
    /// Exponent form begins here in JSON, above and below.
    private static final double LARGE = 1e21;

    private static final double SMALL = 1e-6;
    /// Whole numbers up to this are printed by way of `long`.
    private static final double EXACT = 1e15;

    private Numerals() {}

    /// The number that all of `text` spells in Go's decimal, hexadecimal or special forms; `otherwise` if it is none.
    static double parse(String text, double otherwise) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (isDecimal(text, start) || isHexadecimal(text, start)) {
            return Double.parseDouble(text);
        }
        String word = text.substring(start);
        if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text.equalsIgnoreCase("nan") ? Double.NaN : otherwise;
    }

    private static boolean isDecimal(String text, int start) {
        int whole = digits(text, start, 10);
        int fraction = isAt(text, whole, '.') ? digits(text, whole + 1, 10) : whole;
        boolean hasDigits = whole > start || fraction > whole + 1;
        return hasDigits && (fraction == text.length() || isExponent(text, fraction, 'e'));
    }

    private static boolean isHexadecimal(String text, int start) {
        if (!text.regionMatches(true, start, "0x", 0, 2)) {
            return false;
        }
        int whole = digits(text, start + 2, 16);
        int fraction = isAt(text, whole, '.') ? digits(text, whole + 1, 16) : whole;
        boolean hasDigits = whole > start + 2 || fraction > whole + 1;
        return hasDigits && isExponent(text, fraction, 'p');
    }

    private static boolean isExponent(String text, int start, char mark) {
        if (!isAt(text, start, mark) && !isAt(text, start, Character.toUpperCase(mark))) {
            return false;
        }
        boolean signed = isAt(text, start + 1, '-') || isAt(text, start + 1, '+');
        int first = signed ? start + 2 : start + 1;
        return first < text.length() && digits(text, first, 10) == text.length();
    }

    private static boolean isAt(String text, int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private static int digits(String text, int start, int radix) {
        int end = start;
        while (end < text.length() && text.charAt(end) < 0x80 && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    /// Without exponent, as short as it can be told apart.
    static String plain(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            return number == 0 && 1 / number < 0 ? "-0" : Long.toString((long) number);
        }
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /// As Go's JSON encoder writes it.
    ///
    /// @throws RuleFailure for what JSON has no number for
    static String json(double number) {
        if (!Double.isFinite(number)) {
            throw new RuleFailure("JSON has no such number");
        }
        double size = Math.abs(number);
        if (size == 0 || (size >= SMALL && size < LARGE)) {
            return plain(number);
        }
        String text = Double.toString(number);
        int mark = text.indexOf('E');
        String digits = text.substring(0, mark);
        String exponent = text.substring(mark + 1);
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
                + (exponent.startsWith("-") ? "e" : "e+")
                + exponent;
    }

    /// As Go converts a double to an integer on amd64: what does not fit becomes the smallest one.
    static long toInteger(double number) {
        return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
    }
}
