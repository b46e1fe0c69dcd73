package dev.guidon.benchmarks.grpc;

import dev.guidon.benchmarks.flag.Person;
import dev.guidon.benchmarks.local.LocalServers;
import dev.guidon.benchmarks.report.Circumstances;
import dev.guidon.benchmarks.report.Figure;
import dev.guidon.benchmarks.report.Ratio;
import dev.guidon.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures both sides and writes `grpc.json` into the folder given as the only argument. Values are medians of three
/// rounds, spreads half of their range.
public final class GrpcBenchmark {
    /// Kafka carries nothing here; with it away, evaluation-service would spend time on looking for it.
    private static final List<String> SERVERS = List.of("redis", "kafka");
    private static final double PART_OF_ECHO = 0.8;
    private static final Load WARM_UP = new Load(8, 32, 300_000);
    private static final List<Load> LOADS = List.of(new Load(8, 32, 300_000), new Load(4, 1, 60_000));

    private final Path repository;
    private final Path folder;

    private GrpcBenchmark(Path repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path repository = Path.of(System.getProperty("guidon.repository", "")).toAbsolutePath();
        Path folder = Files.createTempDirectory(repository.resolve("benchmarks/target"), "grpc-");
        List<Rounds> rounds = new GrpcBenchmark(repository, folder).measure();
        Report report = new Report(
                "grpc",
                Circumstances.ofThisRun("benchmarks/run grpc", InstantSource.system()),
                rounds.stream().flatMap(round -> figures(round).stream()).toList(),
                rounds.stream().map(GrpcBenchmark::ratio).toList());
        report.writeInto(Path.of(arguments[0]));
        report.print(System.out);
    }

    private List<Rounds> measure() throws IOException, InterruptedException {
        CheckoutEnvironment environment = new CheckoutEnvironment(new SecureRandom());
        CheckoutRequest request = CheckoutRequest.of(Person.whoMeetsNoRule("user-7391"));
        H2load h2load = new H2load(request.writeFramed(folder.resolve("request.bin")), environment.authorization());
        Side.Question question = new Side.Question(request.message(), environment.authorization());
        try (LocalServers servers = LocalServers.start(repository, folder, SERVERS)) {
            environment.writeTo(servers.redis());
            try (Side echo = side("echo", "benchmarks/grpc-echo", Map.of(), question);
                    Side evaluation = side("evaluation", "evaluation-service", settings(servers), question)) {
                return compare(h2load, evaluation, echo);
            }
        }
    }

    private Side side(String name, String module, Map<String, String> settings, Side.Question question)
            throws IOException, InterruptedException {
        Path application = repository.resolve(module).resolve("target/quarkus-app");
        return Side.start(name, application, settings, folder.resolve(name + ".log"), question);
    }

    private static Map<String, String> settings(LocalServers servers) throws IOException {
        return Map.of("QUARKUS_REDIS_HOSTS", servers.redis(), "KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
    }

    private static List<Rounds> compare(H2load h2load, Side evaluation, Side echo)
            throws IOException, InterruptedException {
        if (!evaluation.answer().equals(echo.answer())) {
            throw new IllegalStateException(
                    "the echo must answer what evaluation-service answers:\n" + evaluation.answer() + echo.answer());
        }
        var _ = h2load.requestsPerSecond(echo, WARM_UP);
        var _ = h2load.requestsPerSecond(evaluation, WARM_UP);
        List<Rounds> rounds = new ArrayList<>();
        for (Load load : LOADS) {
            rounds.add(Rounds.measure(h2load, load, evaluation, echo));
        }
        return rounds;
    }

    private static List<Figure> figures(Rounds rounds) {
        return List.of(
                figure("echo", rounds.load(), rounds.echo()), figure("Evaluate", rounds.load(), rounds.evaluation()));
    }

    private static Figure figure(String subject, Load load, List<Double> rates) {
        return new Figure(subject, "rate: " + load.name(), Rounds.median(rates), Rounds.spread(rates), "req/s");
    }

    private static Ratio ratio(Rounds rounds) {
        return Ratio.atLeast(
                PART_OF_ECHO, "requests per second, " + rounds.load().name() + ": Evaluate / echo", rounds.ratio());
    }
}
