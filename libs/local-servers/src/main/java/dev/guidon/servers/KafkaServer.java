package dev.guidon.servers;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// A Kafka broker and its controller in one small JVM, on the class path of this one.
///
/// @param controllerPort where the broker half talks to the controller half
public record KafkaServer(Path folder, ServerAddress address, int controllerPort, Durability durability)
        implements Server {

    @Override
    public ServerKind kind() {
        return ServerKind.KAFKA;
    }

    @Override
    public Credentials credentials() {
        return Credentials.NONE;
    }

    @Override
    public Launch prepare() throws IOException {
        Files.createDirectories(folder);
        if (!Files.isDirectory(data())) {
            format();
        }
        Path configuration = folder.resolve("server.properties");
        Files.writeString(configuration, KafkaSettings.of(this, data()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.addAll(List.of("kafka.Kafka", configuration.toString()));
        return new Launch(command, Map.of("CLASSPATH", classPath()));
    }

    @Override
    public boolean answers() {
        return KafkaProbe.findsBroker(address, clusterId());
    }

    private Path data() {
        return folder.resolve("data");
    }

    /// C1 alone starts faster and needs less memory; a broker that lives for days earns the second compiler.
    private List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=64m",
                "--sun-misc-unsafe-memory-access=allow"));
        if (durability == Durability.THROWN_AWAY) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    /// That of this JVM, for a process with another working folder.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String clusterId() {
        Properties meta = new Properties();
        try (var in = Files.newBufferedReader(data().resolve("meta.properties"))) {
            meta.load(in);
        } catch (IOException e) {
            return "";
        }
        return meta.getProperty("cluster.id", "");
    }

    /// The storage tool fills a folder beside the real one, which gets its name only when it is complete.
    private void format() throws IOException {
        Path unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        Path configuration = folder.resolve("format.properties");
        Files.writeString(configuration, KafkaSettings.of(this, unfinished));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString()};
        int exitCode = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (exitCode != 0) {
            throw new ServerNotStarted("cannot format Kafka's storage: " + output.toString(StandardCharsets.UTF_8));
        }
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(configuration);
    }
}
