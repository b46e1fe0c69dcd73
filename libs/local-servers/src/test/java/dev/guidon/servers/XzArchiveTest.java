package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class XzArchiveTest {

    private final Path folder;

    XzArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsProgramsExecutableAndOtherFilesNot() throws IOException {
        XzArchive.unpack(archive(file("bin/postgres", 0755), file("share/timezone", 0644)), folder);

        assertThat(Files.isExecutable(folder.resolve("bin/postgres"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve("share/timezone"))).isFalse();
    }

    @Test
    void keepsLinks() throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
        link.setLinkName("libpq.so.5");

        XzArchive.unpack(archive(file("lib/libpq.so.5", 0644), link), folder);

        assertThat(Files.readSymbolicLink(folder.resolve("lib/libpq.so"))).isEqualTo(Path.of("libpq.so.5"));
        assertThat(folder.resolve("lib/libpq.so")).hasContent("x");
    }

    @Test
    void refusesToWriteOutsideItsFolder() throws IOException {
        InputStream escaping = archive(file("../escaped", 0644));
        Path inner = Files.createDirectory(folder.resolve("inner"));

        assertThatThrownBy(() -> XzArchive.unpack(escaping, inner))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../escaped");

        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
        entry.setMode(mode);
        entry.setSize(1);
        return entry;
    }

    private static InputStream archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    tar.write("x".getBytes(StandardCharsets.UTF_8));
                }
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
