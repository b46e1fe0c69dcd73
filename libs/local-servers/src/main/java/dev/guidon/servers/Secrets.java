package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Passwords and tokens nobody has to remember.
public final class Secrets {

    private static final int BYTES = 24;

    private Secrets() {}

    /// The secret kept in a file that only its owner may read; the first call makes it.
    public static String keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PrivateFile.write(file, random());
        }
        return Files.readString(file);
    }

    /// 192 random bits as 48 hexadecimal digits, which need quoting nowhere.
    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
