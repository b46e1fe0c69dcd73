package dev.guidon.local;

import dev.guidon.servers.PrivateFile;
import dev.guidon.servers.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// Remembers the process of a part from its start until it is stopped on purpose.
record RunFile(Path file) {

    static RunFile of(StackFolder folder, Part part) {
        return new RunFile(folder.run(part.name()));
    }

    void write(ProcessIdentity process) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", String.valueOf(process.pid()));
        properties.setProperty("start", String.valueOf(process.start()));
        Files.createDirectories(file.getParent());
        PrivateFile.write(file, PropertyFile.text(properties));
    }

    /// Empty when the part was never started or was stopped on purpose; a file that nobody can read counts as none.
    Optional<ProcessIdentity> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = PropertyFile.read(file);
        try {
            return Optional.of(new ProcessIdentity(
                    Long.parseLong(properties.getProperty("pid", "")),
                    Long.parseLong(properties.getProperty("start", ""))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The process, if it still is the one that was started.
    Optional<ProcessHandle> living() throws IOException {
        return read().flatMap(ProcessIdentity::living);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
