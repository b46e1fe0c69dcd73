package dev.guidon.e2e.platform;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The whole platform, running: two evaluation-services, one of everything else. Its processes end with this JVM.
public final class Platform implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Installation installation;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    private Platform(Installation installation) {
        this.installation = installation;
        HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        for (Service service : Service.values()) {
            processes.put(service, new ServiceProcess(installation.program(service), installation.logs(), http));
        }
    }

    /// Returns when every service is ready.
    static Platform start(Installation installation) {
        Platform platform = new Platform(installation);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        try {
            platform.processes.values().forEach(ServiceProcess::launch);
            platform.processes.values().forEach(ServiceProcess::awaitReady);
        } catch (RuntimeException failed) {
            platform.close();
            throw failed;
        }
        return platform;
    }

    public ServiceProcess process(Service service) {
        return Objects.requireNonNull(processes.get(service));
    }

    /// Such as `127.0.0.1:20123`.
    public String address(Service service) {
        return Installation.HOST + ":" + installation.port(service);
    }

    public String url(Service service) {
        return "http://" + address(service);
    }

    public String administratorToken() {
        return installation.administratorToken();
    }

    /// The ends of all logs, for whoever looks for the cause of a failure.
    String tails() {
        return processes.values().stream()
                .map(process -> "---- " + process.name() + "\n" + process.tail())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        processes.values().forEach(ServiceProcess::kill);
    }
}
