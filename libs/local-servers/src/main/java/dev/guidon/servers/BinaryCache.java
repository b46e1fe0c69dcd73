package dev.guidon.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;

/// Server binaries, unpacked once per machine and version.
///
/// Starters may race, in one process or many: each unpacks into a folder of its own and renames it into place. A
/// rename is atomic, so an entry is whole or absent, and whoever comes second throws its own copy away. Nothing is
/// ever locked.
record BinaryCache(Path folder) {

    /// Fills a new, empty folder.
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /// The cache of this user, unless `guidon.servers.cache` or `GUIDON_CACHE` names another folder.
    static BinaryCache ofThisMachine() {
        return new BinaryCache(location(
                System.getProperty("guidon.servers.cache", ""), System.getenv(), System.getProperty("user.home")));
    }

    /// Root's home is closed to others, and root's servers may have to run as somebody else ([PostgresUser]).
    static Path location(String property, Map<String, String> environment, String home) {
        if (!property.isEmpty()) {
            return Path.of(property);
        }
        String named = environment.getOrDefault("GUIDON_CACHE", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String caches =
                environment.getOrDefault("XDG_CACHE_HOME", home.equals("/root") ? "/var/cache" : home + "/.cache");
        return Path.of(caches, "guidon", "servers");
    }

    /// The version the build put on the class path.
    static String versionOf(ServerKind kind) throws IOException {
        Properties versions = new Properties();
        try (InputStream in = resource("guidon-servers.properties")) {
            versions.load(in);
        }
        return versions.getProperty(kind.key());
    }

    Path entry(String key, Unpacking unpacking) throws IOException {
        Path entry = folder.resolve(key);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        Files.createDirectories(folder);
        Path own = Files.createTempDirectory(folder, "." + key + ".");
        try {
            unpacking.into(own);
            Folders.openToAll(own);
            putInPlace(own, entry);
        } finally {
            Folders.delete(own);
        }
        return entry;
    }

    private static void putInPlace(Path own, Path entry) throws IOException {
        try {
            Files.move(own, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(entry)) {
                throw e;
            }
        }
    }

    static InputStream resource(String name) {
        InputStream in = BinaryCache.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new ServerNotStarted(name + " is not on the class path: build libs/local-servers on this machine");
        }
        return in;
    }
}
