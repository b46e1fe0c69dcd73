package dev.guidon.local.seed;

import dev.guidon.local.StackFolder;
import dev.guidon.servers.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Creates the demo project where there is none. Repeating it changes nothing and finds the same keys.
///
/// flag-service shows a key once, so keys are kept in a file of mode 600. When that is gone, new keys are made; when
/// the project is gone, the kept keys open nothing any more and are replaced.
public record SeedDemoProject(FlagServiceApi api, StackFolder folder) {

    private static final String SERVER_KEY = "server.key";
    private static final String CLIENT_KEY = "client.key";

    public DemoProject run() throws IOException, InterruptedException {
        var unused = api.create("/projects", Map.of("key", DemoProject.PROJECT, "name", "Demo"));
        boolean fresh = api.create(environments(), Map.of("key", DemoProject.ENVIRONMENT, "name", "Production"));
        Optional<DemoProject> kept = fresh ? Optional.empty() : load();
        return kept.isPresent() ? kept.get() : makeKeys();
    }

    private Optional<DemoProject> load() throws IOException {
        if (!Files.exists(folder.demoKeys())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.demoKeys())) {
            properties.load(reader);
        }
        DemoProject demo =
                new DemoProject(properties.getProperty(SERVER_KEY, ""), properties.getProperty(CLIENT_KEY, ""));
        return demo.serverKey().isEmpty() || demo.clientKey().isEmpty() ? Optional.empty() : Optional.of(demo);
    }

    private DemoProject makeKeys() throws IOException, InterruptedException {
        DemoProject demo = new DemoProject(makeKey("server"), makeKey("client"));
        Properties properties = new Properties();
        properties.setProperty(SERVER_KEY, demo.serverKey());
        properties.setProperty(CLIENT_KEY, demo.clientKey());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        PrivateFile.write(folder.demoKeys(), text.toString());
        return demo;
    }

    private String makeKey(String kind) throws IOException, InterruptedException {
        String path = environments() + "/" + DemoProject.ENVIRONMENT + "/keys";
        return api.createAndRead(path, Map.of("name", "Local demo, " + kind, "kind", kind))
                .path("key")
                .asText();
    }

    private static String environments() {
        return "/projects/" + DemoProject.PROJECT + "/environments";
    }
}
