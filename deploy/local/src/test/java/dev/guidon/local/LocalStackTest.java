package dev.guidon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    private static final StackSecrets SECRETS = new StackSecrets("the-token", "the-password");

    private final List<Part> parts;

    LocalStackTest(@TempDir Path repository) {
        this.parts = new LocalStack(repository, StackFolder.in(repository), SECRETS).parts();
    }

    @Test
    void noPortIsUsedTwice() {
        assertThat(parts).flatExtracting(Part::ports).doesNotHaveDuplicates();
    }

    @Test
    void everyPartNeedsOnlyPartsBeforeIt() {
        Set<String> before = new HashSet<>();
        for (Part part : parts) {
            assertThat(before).containsAll(part.needs());
            before.add(part.name());
        }
    }

    @Test
    void secretsAreOnNoCommandLine() {
        assertThat(parts)
                .extracting(Part::program)
                .filteredOn(JavaProgram.class::isInstance)
                .extracting(program -> ((JavaProgram) program).arguments().toString())
                .hasSize(5)
                .noneMatch(line -> line.contains("the-token") || line.contains("the-password"));
    }

    @Test
    void secretsAreInNoMessage() {
        assertThat(parts.toString()).doesNotContain("the-token", "the-password");
    }

    @Test
    void theWholeStackFitsIntoItsMemoryBudget() {
        assertThat(parts.stream().mapToInt(Part::mebibytes).sum()).isLessThanOrEqualTo(2_560);
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws IOException {
        Part flagService = parts.stream()
                .filter(part -> part.name().equals("flag-service"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(flagService.program()::prepare)
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("flag-service/target/quarkus-app/quarkus-run.jar is not built");
    }
}
