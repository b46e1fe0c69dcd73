package dev.guidon.gateway.adapter.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.feed.FeedSettings;
import dev.guidon.gateway.feedback.InferenceUnits;
import dev.guidon.gateway.route.Unit;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Units of inferences in Redis, under keys that expire. The keys of an environment share its hash tag. What is still
/// on its way there is found here, so that feedback may follow its answer at once.
@Startup
@ApplicationScoped
class RedisInferenceUnits implements InferenceUnits {
    private static final Duration READ_DEADLINE = Duration.ofSeconds(1);
    private static final Duration REPEAT_WRITES_FOR = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Redis redis;
    private final String prefix;
    private final String lifeSeconds;
    private final LongAdder lost = new LongAdder();
    private final WriteBehind writes;
    private final Map<String, byte[]> underWay = new ConcurrentHashMap<>();

    RedisInferenceUnits(Vertx vertx, Redis redis, FeedSettings feed, MemorySettings memory, MeterRegistry metrics) {
        this.redis = redis;
        this.prefix = feed.keyPrefix();
        this.lifeSeconds = Long.toString(memory.rememberFor().toSeconds());
        this.writes = new WriteBehind(vertx, redis, REPEAT_WRITES_FOR, lost);
        FunctionCounter.builder("guidon.gateway.units.lost", lost, LongAdder::sum)
                .description("Inferences whose unit could not be remembered, so that feedback must tell it")
                .register(metrics);
    }

    @Override
    public void remember(String environmentId, String inferenceId, Optional<Unit> unit) {
        String key = key(environmentId, inferenceId);
        byte[] bytes = unit.map(RedisInferenceUnits::bytes).orElse(new byte[0]);
        underWay.put(key, bytes);
        Request set = Request.cmd(Command.SET)
                .arg(key)
                .arg(Buffer.buffer(bytes))
                .arg("EX")
                .arg(lifeSeconds);
        writes.add(environmentId, set, () -> underWay.remove(key));
    }

    @Override
    public Remembered find(String environmentId, String inferenceId) {
        String key = key(environmentId, inferenceId);
        byte[] bytes = underWay.get(key);
        return bytes == null ? read(key) : remembered(bytes);
    }

    private Remembered read(String key) {
        try {
            Response found = redis.send(Request.cmd(Command.GET).arg(key))
                    .timeout(READ_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return found == null ? new Remembered.Unknown() : remembered(found.toBytes());
        } catch (CompletionException _) {
            throw new FailureException(new Failure.Unavailable("the memory of inferences", RETRY_AFTER));
        }
    }

    private String key(String environmentId, String inferenceId) {
        return prefix + "{" + environmentId + "}:inference:" + inferenceId;
    }

    private static byte[] bytes(Unit unit) {
        return dev.guidon.contracts.types.v1.Unit.newBuilder()
                .setAttribute(unit.attribute())
                .setValue(unit.value())
                .build()
                .toByteArray();
    }

    private static Remembered remembered(byte[] bytes) {
        if (bytes.length == 0) {
            return new Remembered.Anonymous();
        }
        try {
            var unit = dev.guidon.contracts.types.v1.Unit.parseFrom(bytes);
            return new Remembered.For(new Unit(unit.getAttribute(), unit.getValue()));
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Redis holds something that is no unit", damaged);
        }
    }
}
