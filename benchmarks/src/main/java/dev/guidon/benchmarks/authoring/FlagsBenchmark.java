package dev.guidon.benchmarks.authoring;

import dev.guidon.benchmarks.local.LocalServers;
import dev.guidon.benchmarks.report.Circumstances;
import dev.guidon.benchmarks.report.Figure;
import dev.guidon.benchmarks.report.Ratio;
import dev.guidon.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Lists ten thousand flags and changes some, with flag-service, PostgreSQL, Redis and Kafka on this machine. Requests
/// come one after the other from one client.
public final class FlagsBenchmark {
    private static final int WARM_UP = 500;
    private static final int REQUESTS = 2_000;
    private static final int CHANGES = 200;
    private static final double P99_MILLIS = 50;
    private static final long LOOK_MILLIS = 10;

    private final AuthoringService service;
    private final RedisTraffic redis;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();

    private FlagsBenchmark(AuthoringService service, RedisTraffic redis) {
        this.service = service;
        this.redis = redis;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path repository = Path.of(System.getProperty("guidon.repository", "")).toAbsolutePath();
        Path folder = Files.createTempDirectory(repository.resolve("benchmarks/target"), "flags-");
        try (LocalServers servers = LocalServers.start(repository, folder, List.of("postgres", "redis", "kafka"));
                AuthoringService service = AuthoringService.start(repository, folder, servers);
                RedisTraffic redis = new RedisTraffic(servers.redis())) {
            Report report = new FlagsBenchmark(service, redis).measure();
            report.writeInto(Path.of(arguments[0]));
            report.print(System.out);
        }
    }

    private Report measure() throws IOException, InterruptedException {
        ManyFlags.putInto(service);
        String first = service.get(ManyFlags.PROJECT + "/flags?limit=50");
        if (!first.contains(ManyFlags.key(0)) || !first.contains("\"next\"")) {
            throw new IllegalStateException("the flags are not there: " + first);
        }
        Latencies page = list("first page of the list", "/flags?limit=50");
        list("first page, latest change first", "/flags?limit=50&sort=-changedAt");
        list("first page of a search", "/flags?limit=50&query=number%207");
        list("first page of the overview", "/overview?limit=50");
        ratios.add(Ratio.below(
                P99_MILLIS, "p99 of the first page of " + ManyFlags.COUNT + " flags, ms", page.quantile(0.99)));
        change();
        return new Report(
                "flags", Circumstances.ofThisRun("benchmarks/run flags", InstantSource.system()), figures, ratios);
    }

    private Latencies list(String what, String path) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            var _ = service.get(ManyFlags.PROJECT + path);
        }
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            var _ = service.get(ManyFlags.PROJECT + path);
            nanos[i] = System.nanoTime() - start;
        }
        Latencies latencies = new Latencies(nanos);
        figures.add(new Figure(what, "median", latencies.quantile(0.5), latencies.spread(), "ms"));
        figures.add(new Figure(what, "p99", latencies.quantile(0.99), latencies.spread(), "ms"));
        return latencies;
    }

    /// One flag after the other, each once, and then what Redis was sent.
    private void change() throws IOException, InterruptedException {
        String environment = redis.environmentId();
        long writesBefore = redis.writes();
        long sequence = redis.sequence(environment);
        long[] nanos = new long[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            long start = System.nanoTime();
            var _ = service.send(
                    "PATCH",
                    ManyFlags.ENVIRONMENT + "/flags/" + ManyFlags.key(i),
                    "{\"instructions\": [{\"kind\": \"setDefaultServe\", \"serve\": {\"variant\": \"on\"}}]}");
            nanos[i] = System.nanoTime() - start;
        }
        while (redis.sequence(environment) < sequence + CHANGES) {
            Thread.sleep(LOOK_MILLIS);
        }
        Latencies latencies = new Latencies(nanos);
        figures.add(new Figure("change of one flag", "median", latencies.quantile(0.5), latencies.spread(), "ms"));
        figures.add(new Figure("change of one flag", "p99", latencies.quantile(0.99), latencies.spread(), "ms"));
        double writes = (double) (redis.writes() - writesBefore) / CHANGES;
        double flag = redis.flagBytes(environment, ManyFlags.key(0));
        double ruleset = redis.rulesetBytes(environment);
        figures.add(new Figure("flag", "in Redis", flag, 0, "bytes"));
        figures.add(new Figure("ruleset", "in Redis", ruleset, 0, "bytes"));
        ratios.add(Ratio.below(1.5, "flags written to Redis for a change of one", writes));
    }
}
