package dev.guidon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSecretsTest {

    private final StackFolder folder;

    StackSecretsTest(@TempDir Path repository) {
        this.folder = StackFolder.in(repository);
    }

    @Test
    void areMadeOnceForTheirOwnerOnly() throws IOException {
        assertThat(StackSecrets.load(folder)).isEmpty();

        StackSecrets made = StackSecrets.loadOrMake(folder);

        assertThat(StackSecrets.loadOrMake(folder)).isEqualTo(made);
        assertThat(made.administratorToken()).hasSize(48).isNotEqualTo(made.postgresPassword());
        assertThat(Files.getPosixFilePermissions(folder.secrets()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void areNotMadeAnewOverDataThatOpenOnlyWithTheLostOnes() throws IOException {
        Files.createDirectories(folder.data("postgres"));

        assertThatThrownBy(() -> StackSecrets.loadOrMake(folder))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("secrets.properties is gone")
                .hasMessageContaining("to begin afresh");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.createDirectories(folder.path());
        Files.writeString(folder.secrets(), "administrator.token=\n");

        assertThatThrownBy(() -> StackSecrets.load(folder)).hasMessageContaining("has no administrator.token");
    }

    @Test
    void areInNoMessage() {
        assertThat(new StackSecrets("token", "password").toString()).doesNotContain("token", "password");
    }
}
