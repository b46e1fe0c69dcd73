package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// A PostgreSQL server of the binaries that `io.zonky.test.postgres` publishes, with little memory and the superuser
/// of its [#credentials()].
public record PostgresServer(Path folder, ServerAddress address, Credentials credentials, Durability durability)
        implements Server {

    /// One set for every local server: 32 MB of buffers, no extra processes for I/O, nothing compiled for short
    /// queries.
    private static final List<String> SMALL = List.of(
            "shared_buffers=32MB",
            "max_connections=200",
            "max_wal_size=256MB",
            "max_parallel_workers_per_gather=0",
            "io_method=sync",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "unix_socket_directories=");

    /// For data that nobody needs after the run: no waiting for the disk anywhere.
    private static final List<String> FORGETFUL =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=10min");

    @Override
    public ServerKind kind() {
        return ServerKind.POSTGRES;
    }

    @Override
    public Launch prepare() throws IOException {
        return prepare(PostgresUser.ofThisMachine());
    }

    Launch prepare(PostgresUser user) throws IOException {
        Path binaries = binaries();
        if (!Files.isDirectory(data())) {
            initialise(binaries, user);
        }
        StaleLock.removeFrom(data());
        List<String> command =
                new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString(), "-D", data().toString()));
        settings().forEach(setting -> command.addAll(List.of("-c", setting)));
        return new Launch(user.command(command), Map.of());
    }

    @Override
    public boolean answers() {
        Properties properties = new Properties();
        properties.setProperty("user", credentials.username());
        properties.setProperty("password", credentials.password());
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("socketTimeout", "2");
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), properties)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(SMALL);
        settings.add("listen_addresses=" + address.host());
        settings.add("port=" + address.port());
        if (durability == Durability.THROWN_AWAY) {
            settings.addAll(FORGETFUL);
        }
        return settings;
    }

    private static Path binaries() throws IOException {
        Platform platform = Platform.current();
        String key = "postgres-" + BinaryCache.versionOf(ServerKind.POSTGRES) + "-" + platform.key();
        return BinaryCache.ofThisMachine().entry(key, folder -> {
            try (var archive = BinaryCache.resource(platform.postgresArchive())) {
                XzArchive.unpack(archive, folder);
            }
        });
    }

    /// `initdb` fills a folder beside the real one, which gets its name only when it is complete.
    private void initialise(Path binaries, PostgresUser user) throws IOException {
        Path unfinished = folder.resolve("data.unfinished");
        Path password = folder.resolve("password.unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(folder);
        PrivateFile.write(password, credentials.password());
        user.own(folder);
        user.own(password);
        try {
            Tool.run(user.command(initdb(binaries, unfinished, password)), folder.resolve("initdb.log"));
            Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private List<String> initdb(Path binaries, Path unfinished, Path password) {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + credentials.username(),
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        if (durability == Durability.THROWN_AWAY) {
            command.add("--no-sync");
        }
        return command;
    }
}
