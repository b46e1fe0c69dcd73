package dev.guidon.sandbox.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.sandbox.encoder.UnitVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    private static final List<UnitVector> VECTORS =
            List.of(UnitVector.along(new float[] {1, 0, 0}), UnitVector.along(new float[] {0, 0.6f, 0.8f}));

    private final VectorFile file;

    VectorFileTest(@TempDir Path folder) {
        file = new VectorFile(folder.resolve("below").resolve("test.vectors"));
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        file.write(VECTORS);

        assertThat(file.read()).contains(VECTORS);
    }

    @Test
    void aMissingFileHoldsNothing() throws IOException {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aFileWithOneChangedByteHoldsNothing() throws IOException {
        file.write(VECTORS);
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[10] ^= 1;
        Files.write(file.path(), bytes);

        assertThat(file.read()).isEmpty();
    }

    @Test
    void aFileCutOffAnywhereHoldsNothing() throws IOException {
        file.write(VECTORS);
        byte[] bytes = Files.readAllBytes(file.path());

        for (int length = 0; length < bytes.length; length++) {
            Files.write(file.path(), Arrays.copyOf(bytes, length));
            assertThat(file.read()).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void aSecondWriteReplacesTheFirstAndLeavesNoDraft() throws IOException {
        file.write(VECTORS);
        file.write(VECTORS.subList(0, 1));

        assertThat(file.read()).contains(VECTORS.subList(0, 1));
        assertThat(file.path().getParent()).isDirectoryContaining("glob:**.vectors");
        assertThat(file.path().getParent()).isDirectoryNotContaining("glob:**.draft");
    }
}
