package dev.guidon.e2e.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How each service is started: its packaged jar, its port, its documented environment variables.
final class Installation {
    static final String HOST = "127.0.0.1";
    private static final List<String> SMALL_JVM = List.of(
            "-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m");

    private final Servers servers;
    private final Path repository;
    private final String name;
    private final String administratorToken;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, Integer> managementPorts = new EnumMap<>(Service.class);

    /// @param name of the folders below `target` that its logs and its state go to
    Installation(String name, Servers servers, RandomGenerator random) {
        this.servers = servers;
        this.repository = Repository.root();
        this.name = name;
        this.administratorToken = "administrator-" + Long.toHexString(random.nextLong());
        Ports free = new Ports(random);
        for (Service service : Service.values()) {
            ports.put(service, free.next());
            managementPorts.put(service, free.next());
        }
    }

    Path logs() {
        return target().resolve("logs").resolve(name);
    }

    private Path state(String kind) {
        return target().resolve(kind).resolve(name);
    }

    private Path target() {
        return repository.resolve("e2e/target");
    }

    String administratorToken() {
        return administratorToken;
    }

    int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    ServiceProcess.Program program(Service service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        Path target = repository.resolve(service.module()).resolve("target");
        command.addAll(service == Service.MODEL_SANDBOX ? sandbox(target) : packaged(target));
        return new ServiceProcess.Program(service.key(), command, environment(service), readiness(service));
    }

    private static List<String> packaged(Path target) {
        Path jar = target.resolve("quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("not packaged: there is no " + jar);
        }
        return List.of("-jar", jar.toString());
    }

    private List<String> sandbox(Path target) {
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "dev.guidon.sandbox.ModelSandbox",
                "--port",
                String.valueOf(port(Service.MODEL_SANDBOX)),
                "--cache-dir",
                target().resolve("sandbox").toString());
    }

    private URI readiness(Service service) {
        return URI.create(
                switch (service) {
                    case MODEL_SANDBOX -> "http://" + HOST + ":" + port(service) + "/v1/models";
                    case EVALUATION_SERVICE_1, EVALUATION_SERVICE_2 ->
                        "http://" + HOST + ":" + managementPorts.get(service) + "/readyz";
                    case FLAG_SERVICE, EXPERIMENT_SERVICE, MODEL_GATEWAY ->
                        "http://" + HOST + ":" + port(service) + "/q/health/ready";
                });
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(settings(service));
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port(service)));
        environment.putAll(servers.redisAndKafka());
        return environment;
    }

    private Map<String, String> settings(Service service) {
        return switch (service) {
            case MODEL_SANDBOX -> Map.of();
            case FLAG_SERVICE -> {
                Map<String, String> settings = new HashMap<>(Servers.settings(servers.flags()));
                settings.put("GUIDON_ADMIN_TOKEN", administratorToken);
                yield settings;
            }
            case EVALUATION_SERVICE_1, EVALUATION_SERVICE_2 ->
                Map.of(
                        "QUARKUS_MANAGEMENT_HOST",
                        HOST,
                        "QUARKUS_MANAGEMENT_PORT",
                        String.valueOf(managementPorts.get(service)),
                        "GUIDON_LISTEN_SYNC_PORT",
                        "0",
                        "GUIDON_LISTEN_OFREP_PORT",
                        "0",
                        "GUIDON_SNAPSHOT_FOLDER",
                        state("snapshots").resolve(service.key()).toString());
            case EXPERIMENT_SERVICE -> {
                Map<String, String> settings = new HashMap<>(Servers.settings(servers.experiments()));
                settings.put("GUIDON_ADMIN_TOKEN", administratorToken);
                settings.put("KAFKA_STREAMS_STATE_DIR", state("streams").toString());
                yield settings;
            }
            case MODEL_GATEWAY ->
                Map.of(
                        "GUIDON_GATEWAY_PROVIDERS__SANDBOX__BASE_URL",
                        "http://" + HOST + ":" + port(Service.MODEL_SANDBOX) + "/v1");
        };
    }
}
