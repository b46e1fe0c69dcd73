package dev.guidon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./guidon up` builds, and when it does not.
class GuidonBuildTest {

    private final FakeRepository repository;

    GuidonBuildTest(@TempDir Path root) throws IOException {
        this.repository = FakeRepository.in(root);
    }

    @Test
    void theFirstUpBuildsAndHandsOverToTheLauncher() throws Exception {
        ScriptRun up = repository.run("up");

        assertThat(up.exitCode()).isZero();
        assertThat(up.output()).contains("building (the first time").endsWith("java up from jdk");
        assertThat(repository.builds()).isEqualTo(1);
    }

    @Test
    void nothingIsBuiltTwice() throws Exception {
        repository.run("up");

        ScriptRun again = repository.run("up", "--attach");

        assertThat(again.output()).isEqualTo("java --attach from jdk");
        assertThat(repository.builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        repository.run("up");
        repository.write("flag-service/src/main/java/Service.java", "class Service { int more; }");

        assertThat(repository.run("up").output()).contains("the sources have changed");
        assertThat(repository.builds()).isEqualTo(2);
    }

    @Test
    void aDeletedSourceIsBuilt() throws Exception {
        repository.run("up");
        Files.delete(repository.root().resolve("libs/local-servers/src/main/java/Program.java"));

        repository.run("up");

        assertThat(repository.builds()).isEqualTo(2);
    }

    @Test
    void aChangedTestIsNot() throws Exception {
        repository.write("flag-service/src/test/java/ServiceTest.java", "class ServiceTest {}");
        repository.run("up");
        repository.write("flag-service/src/test/java/ServiceTest.java", "class ServiceTest { int more; }");

        repository.run("up");

        assertThat(repository.builds()).isEqualTo(1);
    }

    @Test
    void statisticsBuildOnlyWhatTheyNeedAndOnlyOnce() throws Exception {
        ScriptRun first = repository.run("stats", "--methods");
        ScriptRun again = repository.run("stats", "--methods");

        assertThat(first.output()).contains("building the statistics").endsWith("java --methods from jdk");
        assertThat(again.output()).isEqualTo("java --methods from jdk");
        assertThat(repository.builds()).isEqualTo(1);
    }

    @Test
    void statisticsAreBuiltAgainWhenTheirSourcesChange() throws Exception {
        repository.run("stats");
        repository.write("deploy/local/stats/src/main/java/Program.java", "class Program { int more; }");
        repository.letBuildsFail();

        ScriptRun failed = repository.run("stats");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("a semicolon is missing").doesNotContain("from jdk");
    }

    @Test
    void aMissingArtifactIsBuilt() throws Exception {
        repository.run("up");
        Files.delete(repository.root().resolve("model-gateway/target/quarkus-app/quarkus-run.jar"));

        repository.run("up");

        assertThat(repository.builds()).isEqualTo(2);
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        repository.letBuildsFail();

        ScriptRun failed = repository.run("up");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .endsWith("[ERROR] a semicolon is missing\nguidon: the build failed: see .guidon/logs/build.log")
                .doesNotContain("java up");
        repository.letBuildsSucceed();
        assertThat(repository.run("up").output()).endsWith("java up from jdk");
    }

    @Test
    void whatRunsIsStoppedBeforeItsFilesAreReplaced() throws Exception {
        repository.run("up");
        repository.write(".guidon/run/flag-service.properties", "pid=1");
        repository.write("flag-service/src/main/java/Service.java", "class Service { int more; }");

        assertThat(repository.run("up").output())
                .containsSubsequence("is stopped, built and started again", "java down", "building", "java up");
    }

    @Test
    void stoppingAndShowingBuildNothing() throws Exception {
        ScriptRun status = repository.run("status");

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output()).isEqualTo("guidon: nothing is built yet, so nothing runs: ./guidon up");
        assertThat(repository.builds()).isZero();
    }
}
