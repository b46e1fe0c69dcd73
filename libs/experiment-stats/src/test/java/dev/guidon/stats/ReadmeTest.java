package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.Estimate.NotComputable;
import dev.guidon.stats.MetricStatistics.Mean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The example of README.md is the body of a method here, so it compiles, and gives what the README says.
final class ReadmeTest {

    @Test
    void theExampleGivesWhatItsCommentSays() {
        assertThat(example()).isEqualTo("+29 % of the control, p = 0.47");
    }

    @Test
    void theReadmeShowsTheExampleThatIsCompiledHere() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String source = Files.readString(Path.of("src/test/java/dev/guidon/stats/ReadmeTest.java"));

        String example = between(source, "// spotless:off\n", "// spotless:on").stripIndent();

        assertThat(example).contains("new WelchTest(0.05)");
        assertThat(between(readme, "```java\n", "```")).isEqualTo(example);
    }

    private static String example() {
        // spotless:off
        AnchoredSums control = AnchoredSums.empty().plus(12.5).plus(4.0).plus(7.0).plus(9.5);
        AnchoredSums treatment = AnchoredSums.empty().plus(9.0).plus(15.0).plus(3.0).plus(6.0);
        treatment = treatment.replaced(3.0, 12.5); // an event moved the third unit's number

        Estimate estimate = new WelchTest(0.05).relative(new Mean(control), new Mean(treatment));

        String verdict = switch (estimate) {
            case Effect effect -> "%+.0f %% of the control, p = %.2f".formatted(100 * effect.value(), effect.pValue());
            case NotComputable(var reason) -> "not computable: " + reason.code();
        };
        // spotless:on
        return verdict;
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
