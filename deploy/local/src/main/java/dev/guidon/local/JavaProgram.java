package dev.guidon.local;

import dev.guidon.servers.Launch;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A service in a JVM of its own, with this JVM's JDK.
///
/// @param artifact what the build must have left; without it there is nothing to run
/// @param arguments behind `java`: flags, then what to run
/// @param environment the settings, secrets among them: never on the command line, which everybody may read
/// @param readiness answers 200 when the service works
record JavaProgram(Path artifact, List<String> arguments, Map<String, String> environment, URI readiness)
        implements Program {

    private static final int TIMEOUT_MILLIS = 2_000;

    JavaProgram {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    @Override
    public Launch prepare() {
        if (!Files.exists(artifact)) {
            throw new StackProblem(artifact + " is not built: ./guidon up builds what is missing");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new Launch(command, environment);
    }

    @Override
    public boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /// The environment holds secrets.
    @Override
    public String toString() {
        return "JavaProgram[" + artifact + "]";
    }
}
