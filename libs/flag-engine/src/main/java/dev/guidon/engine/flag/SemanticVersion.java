package dev.guidon.engine.flag;

import java.util.List;
import java.util.Optional;

/// A version and its precedence after Semantic Versioning 2.0.0, item 11; build metadata is left out.
/// A leading `v` and missing minor or patch numbers are accepted, as flagd does.
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease)
        implements Comparable<SemanticVersion> {

    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    public static Optional<SemanticVersion> parse(String text) {
        String version = text.startsWith("v") || text.startsWith("V") ? text.substring(1) : text;
        int build = version.indexOf('+');
        String precedence = build < 0 ? version : version.substring(0, build);
        int dash = precedence.indexOf('-');
        String[] numbers = (dash < 0 ? precedence : precedence.substring(0, dash)).split("\\.", -1);
        List<String> preRelease =
                dash < 0 ? List.of() : List.of(precedence.substring(dash + 1).split("\\.", -1));
        if (numbers.length > 3 || !allNumeric(numbers) || preRelease.contains("")) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(number(numbers, 0), number(numbers, 1), number(numbers, 2), preRelease));
    }

    private static boolean allNumeric(String[] numbers) {
        for (String number : numbers) {
            boolean leadingZero = number.length() > 1 && number.charAt(0) == '0';
            if (!isNumeric(number) || leadingZero) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumeric(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long number(String[] numbers, int index) {
        return index < numbers.length ? Long.parseLong(numbers[index]) : 0;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int byMajor = Long.compare(major, other.major);
        if (byMajor != 0) {
            return byMajor;
        }
        int byMinor = Long.compare(minor, other.minor);
        if (byMinor != 0) {
            return byMinor;
        }
        int byPatch = Long.compare(patch, other.patch);
        return byPatch != 0 ? byPatch : comparePreRelease(preRelease, other.preRelease);
    }

    private static int comparePreRelease(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int byIdentifier = compareIdentifiers(left.get(i), right.get(i));
            if (byIdentifier != 0) {
                return byIdentifier;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        boolean rightNumeric = isNumeric(right);
        if (leftNumeric && rightNumeric) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        return leftNumeric == rightNumeric ? left.compareTo(right) : Boolean.compare(rightNumeric, leftNumeric);
    }
}
