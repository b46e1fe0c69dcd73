package dev.guidon.engine.flagd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sem_ver`: a version, an operator, a version. `^` asks for the same major version and `~` for the same major and
/// minor one; neither has a lower bound. Null for anything that is no version or no such operator.
final class Versions {
    static final Operation COMPARISON = Operation.taking((arguments, _) -> compare(arguments), new Node.Constant(null));

    /// Numbers from here on are printed with an exponent, and so are no versions; as are those below [#SMALL].
    private static final double LARGE = 1e6;

    private static final double SMALL = 1e-4;

    private Versions() {}

    private static @Nullable Boolean compare(List<?> arguments) {
        if (arguments.size() != 3 || !(arguments.get(1) instanceof String operator)) {
            return null;
        }
        Version left = version(arguments.get(0));
        Version right = version(arguments.get(2));
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case "=" -> left.compareTo(right) == 0;
            case "!=" -> left.compareTo(right) != 0;
            case "<" -> left.compareTo(right) < 0;
            case "<=" -> left.compareTo(right) <= 0;
            case ">" -> left.compareTo(right) > 0;
            case ">=" -> left.compareTo(right) >= 0;
            case "^" -> left.major().equals(right.major());
            case "~" -> left.major().equals(right.major()) && left.minor().equals(right.minor());
            default -> null;
        };
    }

    private static @Nullable Version version(@Nullable Object value) {
        return switch (value) {
            case String text -> Version.parse(text);
            case Number number -> ofNumber(number.doubleValue());
            case null, default -> null;
        };
    }

    private static @Nullable Version ofNumber(double number) {
        boolean plain = number == 0 || (number >= SMALL && number < LARGE);
        return plain ? Version.parse(Numerals.plain(number)) : null;
    }

    /// The parts of a version as text: numbers may have any number of digits.
    ///
    /// @param preRelease without its dash; empty for a release
    private record Version(String major, String minor, String patch, String preRelease) implements Comparable<Version> {
        /// A leading `v` or `V` is left out. Minor and patch may be missing, but then nothing follows.
        static @Nullable Version parse(String text) {
            int start = text.startsWith("v") || text.startsWith("V") ? 1 : 0;
            int major = number(text, start);
            int minor = major > 0 && isDot(text, major) ? number(text, major + 1) : major;
            int patch = minor > major && isDot(text, minor) ? number(text, minor + 1) : minor;
            if (major < 0 || minor < 0 || patch < 0) {
                return null;
            }
            String rest = text.substring(patch);
            int build = rest.indexOf('+');
            String beforeBuild = build < 0 ? rest : rest.substring(0, build);
            boolean complete = patch > minor;
            boolean ends = rest.isEmpty() || (complete && isSuffix(beforeBuild, rest, build));
            return ends
                    ? new Version(
                            text.substring(start, major),
                            minor > major ? text.substring(major + 1, minor) : "0",
                            complete ? text.substring(minor + 1, patch) : "0",
                            beforeBuild.isEmpty() ? "" : beforeBuild.substring(1))
                    : null;
        }

        /// Where the number at `start` ends; -1 if there is none, or one with a leading zero.
        private static int number(String text, int start) {
            int end = start;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            boolean leadingZero = end > start + 1 && text.charAt(start) == '0';
            return end == start || leadingZero ? -1 : end;
        }

        private static boolean isSuffix(String preRelease, String rest, int build) {
            boolean preReleaseFits = preRelease.isEmpty()
                    || (preRelease.startsWith("-") && areIdentifiers(preRelease.substring(1), true));
            return preReleaseFits && (build < 0 || areIdentifiers(rest.substring(build + 1), false));
        }

        private static boolean areIdentifiers(String dotted, boolean refuseLeadingZeros) {
            for (String identifier : dotted.split("\\.", -1)) {
                boolean leadingZero = identifier.length() > 1 && identifier.startsWith("0") && isNumeric(identifier);
                if (identifier.isEmpty()
                        || !identifier.chars().allMatch(Version::isIdentifierCharacter)
                        || (refuseLeadingZeros && leadingZero)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isIdentifierCharacter(int c) {
            return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        }

        private static boolean isNumeric(String text) {
            return text.chars().allMatch(Version::isDigit);
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isDot(String text, int index) {
            return index < text.length() && text.charAt(index) == '.';
        }

        @Override
        public int compareTo(Version other) {
            int byMajor = compareNumbers(major, other.major);
            int byMinor = byMajor != 0 ? byMajor : compareNumbers(minor, other.minor);
            int byPatch = byMinor != 0 ? byMinor : compareNumbers(patch, other.patch);
            return byPatch != 0 ? byPatch : comparePreReleases(preRelease, other.preRelease);
        }

        private static int compareNumbers(String left, String right) {
            return left.length() == right.length() ? left.compareTo(right) : left.length() - right.length();
        }

        /// Semantic Versioning 2.0.0, item 11.
        private static int comparePreReleases(String left, String right) {
            if (left.isEmpty() || right.isEmpty()) {
                return Boolean.compare(left.isEmpty(), right.isEmpty());
            }
            String[] one = left.split("\\.", -1);
            String[] other = right.split("\\.", -1);
            for (int i = 0; i < Math.min(one.length, other.length); i++) {
                int order = compareIdentifiers(one[i], other[i]);
                if (order != 0) {
                    return order;
                }
            }
            return one.length - other.length;
        }

        private static int compareIdentifiers(String left, String right) {
            boolean leftNumeric = isNumeric(left);
            boolean rightNumeric = isNumeric(right);
            if (leftNumeric && rightNumeric) {
                return compareNumbers(left, right);
            }
            return leftNumeric == rightNumeric ? left.compareTo(right) : Boolean.compare(rightNumeric, leftNumeric);
        }
    }
}
