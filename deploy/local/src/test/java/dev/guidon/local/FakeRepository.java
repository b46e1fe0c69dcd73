package dev.guidon.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// A repository in which `guidon` finds small scripts in place of Maven and of the JDK: the one counts builds and
/// leaves artifacts, the other prints how it is called.
record FakeRepository(Path root) {

    private static final List<String> SERVICES =
            List.of("flag-service", "evaluation-service", "experiment-service", "model-gateway");
    private static final List<String> PROGRAMS = List.of(
            "deploy/local",
            "deploy/local/demo",
            "deploy/local/model-sandbox",
            "deploy/local/stats",
            "libs/local-servers");

    static FakeRepository in(Path root) throws IOException {
        FakeRepository repository = new FakeRepository(root);
        Files.copy(ScriptRun.script(), root.resolve("guidon"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String service : SERVICES) {
            repository.write(service + "/src/main/java/Service.java", "class Service {}");
        }
        for (String program : PROGRAMS) {
            repository.write(program + "/src/main/java/Program.java", "class Program {}");
        }
        repository.write("jdk/release", "JAVA_VERSION=\"25\"\n");
        repository.script(
                "jdk/bin/java", "echo \"java ${*: -1} from $(basename \"$(dirname \"$(dirname \"$0\")\")\")\"");
        repository.script("jdk/bin/javac", "");
        repository.letBuildsSucceed();
        return repository;
    }

    void letBuildsSucceed() throws IOException {
        StringBuilder build = new StringBuilder("echo build >> builds\n");
        SERVICES.forEach(service ->
                build.append("mkdir -p %1$s/target/quarkus-app && touch %1$s/target/quarkus-app/quarkus-run.jar\n"
                        .formatted(service)));
        PROGRAMS.forEach(program -> build.append("mkdir -p %s/target/lib\n".formatted(program)));
        script("mvnw", build.toString());
    }

    void letBuildsFail() throws IOException {
        script("mvnw", "echo build >> builds\necho '[INFO] compiling'\necho '[ERROR] a semicolon is missing'\nexit 1");
    }

    long builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    ScriptRun run(String... arguments) throws IOException, InterruptedException {
        return ScriptRun.of(
                root.resolve("guidon"),
                Map.of("GUIDON_JAVA_HOME", root.resolve("jdk").toString()),
                arguments);
    }

    void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void script(String path, String body) throws IOException {
        write(path, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
