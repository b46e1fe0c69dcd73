package dev.guidon.local;

import static dev.guidon.local.LocalPorts.url;

import dev.guidon.servers.Credentials;
import dev.guidon.servers.Durability;
import dev.guidon.servers.KafkaServer;
import dev.guidon.servers.PostgresServer;
import dev.guidon.servers.RedisServer;
import dev.guidon.servers.ServerAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table of parts: which processes make up the local stack, with which settings, in which order.
///
/// Settings of services are their documented environment variables, the same ones that a production deployment uses.
public record LocalStack(Path repository, StackFolder folder, StackSecrets secrets) {

    static final String POSTGRES = "postgres";
    static final String REDIS = "redis";
    static final String KAFKA = "kafka";
    static final String MODEL_SANDBOX = "model-sandbox";
    static final String FLAG_SERVICE = "flag-service";
    static final String EVALUATION_SERVICE = "evaluation-service";
    static final String EXPERIMENT_SERVICE = "experiment-service";
    static final String MODEL_GATEWAY = "model-gateway";

    private static final String POSTGRES_USER = "guidon";
    private static final String FLAGS_DATABASE = "flags";
    private static final String EXPERIMENTS_DATABASE = "experiments";

    /// One collector thread and few stack pages: eight JVMs share a laptop.
    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:ReservedCodeCacheSize=64m", "-XX:+ExitOnOutOfMemoryError");

    /// The second compiler costs memory and start time that only the data plane earns back.
    private static final List<String> FIRST_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

    public List<Part> parts() {
        return List.of(
                postgres(),
                redis(),
                kafka(),
                modelSandbox(),
                flagService(),
                evaluationService(),
                experimentService(),
                modelGateway());
    }

    private Part postgres() {
        PostgresServer server = new PostgresServer(
                folder.data(POSTGRES),
                ServerAddress.onLoopback(LocalPorts.POSTGRES),
                new Credentials(POSTGRES_USER, secrets.postgresPassword()),
                Durability.KEPT);
        PostgresProgram program = new PostgresProgram(server, List.of(FLAGS_DATABASE, EXPERIMENTS_DATABASE));
        return new Part(POSTGRES, List.of(LocalPorts.POSTGRES), Set.of(), 120, program);
    }

    private Part redis() {
        RedisServer server =
                new RedisServer(folder.data(REDIS), ServerAddress.onLoopback(LocalPorts.REDIS), Durability.KEPT);
        return new Part(REDIS, List.of(LocalPorts.REDIS), Set.of(), 30, new ServerProgram(server));
    }

    private Part kafka() {
        KafkaServer server = new KafkaServer(
                folder.data(KAFKA),
                ServerAddress.onLoopback(LocalPorts.KAFKA),
                LocalPorts.KAFKA_CONTROLLER,
                Durability.KEPT);
        List<Integer> ports = List.of(LocalPorts.KAFKA, LocalPorts.KAFKA_CONTROLLER);
        return new Part(KAFKA, ports, Set.of(), 400, new ServerProgram(server));
    }

    private Part modelSandbox() {
        Path target = repository.resolve("deploy/local/model-sandbox/target");
        List<String> arguments = new ArrayList<>(SMALL_JVM);
        arguments.addAll(FIRST_COMPILER_ONLY);
        arguments.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
        arguments.addAll(List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib") + "/*"));
        arguments.addAll(
                List.of("dev.guidon.sandbox.ModelSandbox", "--port", String.valueOf(LocalPorts.MODEL_SANDBOX)));
        arguments.addAll(List.of("--cache-dir", folder.data(MODEL_SANDBOX).toString()));
        URI readiness = URI.create(url(LocalPorts.MODEL_SANDBOX) + "/v1/models");
        return new Part(
                MODEL_SANDBOX,
                List.of(LocalPorts.MODEL_SANDBOX),
                Set.of(),
                300,
                new JavaProgram(target.resolve("classes"), arguments, Map.of(), readiness));
    }

    private Part flagService() {
        Map<String, String> settings = new HashMap<>(database(FLAGS_DATABASE));
        settings.putAll(redisAndKafka());
        settings.put("GUIDON_ADMIN_TOKEN", secrets.administratorToken());
        URI readiness = URI.create(url(LocalPorts.FLAG_SERVICE) + "/q/health/ready");
        return new Part(
                FLAG_SERVICE,
                List.of(LocalPorts.FLAG_SERVICE),
                Set.of(POSTGRES, REDIS, KAFKA),
                350,
                service(FLAG_SERVICE, LocalPorts.FLAG_SERVICE, FIRST_COMPILER_ONLY, settings, readiness));
    }

    private Part evaluationService() {
        Map<String, String> settings = new HashMap<>(redisAndKafka());
        settings.put("QUARKUS_MANAGEMENT_HOST", ServerAddress.LOOPBACK);
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(LocalPorts.EVALUATION_MANAGEMENT));
        settings.put("GUIDON_LISTEN_SYNC_PORT", String.valueOf(LocalPorts.EVALUATION_SYNC));
        settings.put("GUIDON_LISTEN_OFREP_PORT", String.valueOf(LocalPorts.EVALUATION_OFREP));
        settings.put("GUIDON_SNAPSHOT_FOLDER", snapshots(EVALUATION_SERVICE));
        URI readiness = URI.create(url(LocalPorts.EVALUATION_MANAGEMENT) + "/readyz");
        return new Part(
                EVALUATION_SERVICE,
                List.of(
                        LocalPorts.EVALUATION_SERVICE,
                        LocalPorts.EVALUATION_MANAGEMENT,
                        LocalPorts.EVALUATION_SYNC,
                        LocalPorts.EVALUATION_OFREP),
                Set.of(REDIS, KAFKA),
                350,
                service(EVALUATION_SERVICE, LocalPorts.EVALUATION_SERVICE, List.of(), settings, readiness));
    }

    private Part experimentService() {
        Map<String, String> settings = new HashMap<>(database(EXPERIMENTS_DATABASE));
        settings.putAll(redisAndKafka());
        settings.put("GUIDON_ADMIN_TOKEN", secrets.administratorToken());
        settings.put(
                "KAFKA_STREAMS_STATE_DIR",
                folder.data(EXPERIMENT_SERVICE).resolve("streams").toString());
        URI readiness = URI.create(url(LocalPorts.EXPERIMENT_SERVICE) + "/q/health/ready");
        return new Part(
                EXPERIMENT_SERVICE,
                List.of(LocalPorts.EXPERIMENT_SERVICE),
                Set.of(POSTGRES, REDIS, KAFKA),
                400,
                service(EXPERIMENT_SERVICE, LocalPorts.EXPERIMENT_SERVICE, FIRST_COMPILER_ONLY, settings, readiness));
    }

    private Part modelGateway() {
        Map<String, String> settings = new HashMap<>(redisAndKafka());
        settings.put("GUIDON_GATEWAY_PROVIDERS__SANDBOX__BASE_URL", url(LocalPorts.MODEL_SANDBOX) + "/v1");
        settings.put("GUIDON_SNAPSHOT_FOLDER", snapshots(MODEL_GATEWAY));
        URI readiness = URI.create(url(LocalPorts.MODEL_GATEWAY) + "/q/health/ready");
        return new Part(
                MODEL_GATEWAY,
                List.of(LocalPorts.MODEL_GATEWAY),
                Set.of(REDIS, KAFKA),
                300,
                service(MODEL_GATEWAY, LocalPorts.MODEL_GATEWAY, List.of(), settings, readiness));
    }

    private String snapshots(String service) {
        return folder.data(service).resolve("snapshots").toString();
    }

    private JavaProgram service(
            String name, int port, List<String> flags, Map<String, String> settings, URI readiness) {
        Path jar = repository.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        List<String> arguments = new ArrayList<>(SMALL_JVM);
        arguments.addAll(flags);
        arguments.addAll(List.of("-Xmx192m", "-jar", jar.toString()));
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", ServerAddress.LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        return new JavaProgram(jar, arguments, environment, readiness);
    }

    private Map<String, String> database(String name) {
        String place = "postgresql://" + ServerAddress.onLoopback(LocalPorts.POSTGRES) + "/" + name;
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "vertx-reactive:" + place,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + place,
                "QUARKUS_DATASOURCE_USERNAME",
                POSTGRES_USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                secrets.postgresPassword());
    }

    private Map<String, String> redisAndKafka() {
        return Map.of(
                "QUARKUS_REDIS_HOSTS",
                "redis://" + ServerAddress.onLoopback(LocalPorts.REDIS),
                "KAFKA_BOOTSTRAP_SERVERS",
                ServerAddress.onLoopback(LocalPorts.KAFKA).toString());
    }
}
