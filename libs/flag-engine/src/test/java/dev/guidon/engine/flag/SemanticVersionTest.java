package dev.guidon.engine.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SemanticVersionTest {

    /// The chain of precedence in semver.org 2.0.0, item 11.
    @Test
    void followsThePrecedenceOfTheSpecification() {
        List<String> ascending = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.1.0",
                "2.0.0");

        assertThat(ascending.stream().map(SemanticVersionTest::version)).isSorted();
        assertThat(version("1.0.0-rc.1")).isLessThan(version("1.0.0"));
    }

    @Test
    void buildMetadataAndPrefixDoNotCount() {
        assertThat(version("v1.2.0+build.7")).isEqualByComparingTo(version("1.2.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.0.0.0",
                "01.0.0",
                "1.x",
                "1.0.0-",
                "1..2",
                "one",
                "9999999999999999999.0.0",
                "1.2-rc",
                "1+build",
                "1.0.0-01",
                "1.0.0-a_b",
                "1.0.0+"
            })
    void refusesWhatIsNoVersion(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @Test
    void aMissingNumberIsZero() {
        assertThat(version("v1")).isEqualTo(version("1.0.0"));
        assertThat(version("1.2")).isEqualTo(version("1.2.0"));
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }
}
