package dev.guidon.sandbox;

import dev.guidon.sandbox.encoder.MiniLm;
import dev.guidon.sandbox.encoder.PooledEncoder;
import dev.guidon.sandbox.encoder.RememberingEncoder;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.http.Routes;
import dev.guidon.sandbox.http.SandboxServer;
import dev.guidon.sandbox.intent.IntentDataset;
import dev.guidon.sandbox.intent.IntentModels;
import dev.guidon.sandbox.intent.TrainingVectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A small inference server in the OpenAI dialect that really computes: a development tool.
///
/// Everything is ready before the port opens, so a connection that is accepted is answered.
public final class ModelSandbox implements AutoCloseable {
    private static final int REMEMBERED_TEXTS = 4_096;
    private static final int QUEUED_TEXTS = 256;
    private static final Duration ENCODING_DEADLINE = Duration.ofSeconds(10);

    private final MiniLm network;
    private final PooledEncoder pool;
    private final SandboxServer server;

    private ModelSandbox(MiniLm network, PooledEncoder pool, SandboxServer server) {
        this.network = network;
        this.pool = pool;
        this.server = server;
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(SandboxOptions.USAGE);
            return;
        }
        parse(arguments).ifPresentOrElse(ModelSandbox::run, () -> System.exit(2));
    }

    private static Optional<SandboxOptions> parse(String[] arguments) {
        try {
            return Optional.of(SandboxOptions.parse(List.of(arguments), System.getenv()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + SandboxOptions.USAGE);
            return Optional.empty();
        }
    }

    private static void run(SandboxOptions options) {
        if (options.evaluate()) {
            evaluate(options);
            return;
        }
        try {
            serve(options);
        } catch (IOException e) {
            System.err.printf(
                    "cannot listen on %s:%d (%s): choose another address with --port or --host%n",
                    options.address().getHostString(), options.address().getPort(), e.getMessage());
            System.exit(1);
        }
    }

    private static void serve(SandboxOptions options) throws IOException {
        ModelSandbox sandbox = start(options);
        System.out.printf(
                "Guidon model sandbox, a development tool: http://%s:%d/v1 serves real but tiny models, ready after %d ms%n",
                options.address().getHostString(),
                sandbox.port(),
                ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /// Loads the network, makes the models, and serves them until [#close()].
    public static ModelSandbox start(SandboxOptions options) throws IOException {
        MiniLm network = MiniLm.load();
        IntentModels models =
                IntentModels.from(IntentDataset.load(), TrainingVectors.of(network, options.cacheDirectory()));
        PooledEncoder pool =
                new PooledEncoder(network, Runtime.getRuntime().availableProcessors(), QUEUED_TEXTS, ENCODING_DEADLINE);
        TextEncoder encoder = new RememberingEncoder(pool, REMEMBERED_TEXTS);
        Routes routes = Routes.serving(models.all(), encoder, options.disturbance());
        try {
            return new ModelSandbox(network, pool, SandboxServer.start(options.address(), routes));
        } catch (IOException e) {
            pool.close();
            network.close();
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        pool.close();
        network.close();
    }

    private static void evaluate(SandboxOptions options) {
        try (MiniLm network = MiniLm.load()) {
            IntentDataset dataset = IntentDataset.load();
            IntentModels models = IntentModels.from(dataset, TrainingVectors.of(network, options.cacheDirectory()));
            System.out.print(EvaluationTable.measure(models, dataset, network).render());
        }
    }
}
