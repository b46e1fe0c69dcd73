package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.SemanticVersion;
import java.util.OptionalInt;

/// A version to compare with, prepared so that the usual text (`major.minor.patch`, digits only) is compared without
/// allocating: it is packed into one number. Any other text is parsed in full.
final class VersionBound {
    private static final int BITS = 21;
    private static final int LARGEST = (1 << BITS) - 1;
    private static final long NOT_PLAIN = -1;
    private static final OptionalInt BELOW = OptionalInt.of(-1);
    private static final OptionalInt EQUAL = OptionalInt.of(0);
    private static final OptionalInt ABOVE = OptionalInt.of(1);

    private final SemanticVersion version;
    private final long packed;

    VersionBound(SemanticVersion version) {
        this.version = version;
        this.packed = pack(version);
    }

    /// How `text` stands to this version: below, equal, above; empty when it is no version.
    OptionalInt compare(String text) {
        long plain = packed == NOT_PLAIN ? NOT_PLAIN : pack(text);
        if (plain != NOT_PLAIN) {
            return order(Long.compare(plain, packed));
        }
        return SemanticVersion.parse(text)
                .map(parsed -> order(parsed.compareTo(version)))
                .orElseGet(OptionalInt::empty);
    }

    private static OptionalInt order(int comparison) {
        if (comparison == 0) {
            return EQUAL;
        }
        return comparison < 0 ? BELOW : ABOVE;
    }

    private static long pack(SemanticVersion version) {
        boolean fits = version.preRelease().isEmpty()
                && version.major() <= LARGEST
                && version.minor() <= LARGEST
                && version.patch() <= LARGEST;
        return fits ? (version.major() << (2 * BITS)) | (version.minor() << BITS) | version.patch() : NOT_PLAIN;
    }

    /// The packed number of a text of exactly three plain numbers without leading zeros.
    private static long pack(String text) {
        long result = 0;
        int number = 0;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0 && dots < 2) {
                result = (result << BITS) | number;
                number = 0;
                digits = 0;
                dots++;
            } else if (c >= '0' && c <= '9' && !(digits > 0 && number == 0) && number <= LARGEST / 10 - 1) {
                number = number * 10 + (c - '0');
                digits++;
            } else {
                return NOT_PLAIN;
            }
        }
        return dots == 2 && digits > 0 ? (result << BITS) | number : NOT_PLAIN;
    }
}
