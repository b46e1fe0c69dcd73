package dev.guidon.engine.flag;

import java.util.List;
import java.util.Optional;

/// A version and its precedence after Semantic Versioning 2.0.0, item 11; build metadata is left out.
/// A leading `v` is accepted, and missing minor or patch numbers where nothing follows them, as flagd does.
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease)
        implements Comparable<SemanticVersion> {

    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    public static Optional<SemanticVersion> parse(String text) {
        String version = text.startsWith("v") || text.startsWith("V") ? text.substring(1) : text;
        int plus = version.indexOf('+');
        String precedence = plus < 0 ? version : version.substring(0, plus);
        int dash = precedence.indexOf('-');
        String[] numbers = (dash < 0 ? precedence : precedence.substring(0, dash)).split("\\.", -1);
        List<String> build = identifiers(version, plus);
        List<String> preRelease = identifiers(precedence, dash);
        boolean hasSuffix = plus >= 0 || dash >= 0;
        if (numbers.length > 3 || (hasSuffix && numbers.length < 3) || !allNumeric(numbers)) {
            return Optional.empty();
        }
        if (!areIdentifiers(build) || !areIdentifiers(preRelease) || hasLeadingZero(preRelease)) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(number(numbers, 0), number(numbers, 1), number(numbers, 2), preRelease));
    }

    /// What follows the mark at `mark`; nothing when it is not there.
    private static List<String> identifiers(String text, int mark) {
        return mark < 0 ? List.of() : List.of(text.substring(mark + 1).split("\\.", -1));
    }

    private static boolean areIdentifiers(List<String> identifiers) {
        return identifiers.stream()
                .allMatch(identifier ->
                        !identifier.isEmpty() && identifier.chars().allMatch(SemanticVersion::isIdentifierCharacter));
    }

    private static boolean isIdentifierCharacter(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    }

    private static boolean hasLeadingZero(List<String> identifiers) {
        return identifiers.stream()
                .anyMatch(identifier -> identifier.length() > 1
                        && identifier.charAt(0) == '0'
                        && identifier.chars().allMatch(c -> c >= '0' && c <= '9'));
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
