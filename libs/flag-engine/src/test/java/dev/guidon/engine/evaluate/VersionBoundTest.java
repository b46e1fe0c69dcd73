package dev.guidon.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class VersionBoundTest {
    private static final List<String> TEXTS = List.of(
            "0.0.0",
            "1.0.0",
            "1.0.1",
            "1.0.10",
            "1.2.3",
            "1.10.0",
            "2.0.0",
            "10.0.0",
            "209714.0.0",
            "209715.0.0",
            "2097151.0.0",
            "2097152.0.0",
            "1.0.0-rc.1",
            "1.0.0+7",
            "v1.0.0",
            "1",
            "1.2",
            "1.2.3.4",
            "01.0.0",
            "1..0",
            "1.0.",
            ".1.0",
            "",
            "x",
            "1.0.0-",
            "999999999999.0.0");

    @Test
    void comparesAsTheParsedVersionsDo() {
        for (String bound : TEXTS) {
            for (String text : TEXTS) {
                SemanticVersion.parse(bound).ifPresent(version -> assertThat(new VersionBound(version).compare(text))
                        .as("%s against %s", text, bound)
                        .isEqualTo(parsed(text, version)));
            }
        }
    }

    private static OptionalInt parsed(String text, SemanticVersion bound) {
        Optional<SemanticVersion> version = SemanticVersion.parse(text);
        return version.isPresent()
                ? OptionalInt.of(Integer.signum(version.get().compareTo(bound)))
                : OptionalInt.empty();
    }
}
