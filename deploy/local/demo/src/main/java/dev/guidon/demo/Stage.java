package dev.guidon.demo;

import dev.guidon.local.LocalPorts;
import dev.guidon.local.StackFolder;
import dev.guidon.local.StackSecrets;
import dev.guidon.local.seed.DemoProject;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The running stack as the demo's clients reach it.
///
/// @param flags as the administrator
/// @param events as a back end with a server key; so are the others
/// @param run sets this run's flags and events apart from those of earlier ones
record Stage(JsonApi flags, JsonApi events, JsonApi experiments, JsonApi gateway, Evaluator evaluator, String run)
        implements AutoCloseable {
    private static final String UP_FIRST = "the stack was never up here: ./guidon up";

    static Stage open(Path repository, String run) throws IOException {
        StackFolder folder = StackFolder.in(repository);
        String token = StackSecrets.load(folder)
                .orElseThrow(() -> new DemoProblem(UP_FIRST))
                .administratorToken();
        String key = serverKey(folder);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Stage(
                new JsonApi(
                        http,
                        LocalPorts.url(LocalPorts.FLAG_SERVICE) + "/api/v1/projects/" + DemoProject.PROJECT,
                        token),
                new JsonApi(http, LocalPorts.url(LocalPorts.EVALUATION_SERVICE), key),
                new JsonApi(http, LocalPorts.url(LocalPorts.EXPERIMENT_SERVICE), key),
                new JsonApi(http, LocalPorts.url(LocalPorts.MODEL_GATEWAY), key),
                new Evaluator(LocalPorts.EVALUATION_SERVICE, key),
                run);
    }

    private static String serverKey(StackFolder folder) throws IOException {
        if (!Files.exists(folder.demoKeys())) {
            throw new DemoProblem(UP_FIRST);
        }
        Properties keys = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.demoKeys())) {
            keys.load(reader);
        }
        return keys.getProperty("server.key", "");
    }

    /// A key of this run alone.
    String named(String name) {
        return name + "-" + run;
    }

    /// Path of a flag's configuration in the demo environment.
    String configuration(String flagKey) {
        return "/environments/" + DemoProject.ENVIRONMENT + "/flags/" + flagKey;
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
