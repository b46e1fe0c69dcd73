package dev.guidon.benchmarks.authoring;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Redis says that it was sent.
final class RedisTraffic implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Pattern WRITES = Pattern.compile("cmdstat_hset:calls=(\\d+)");

    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;

    RedisTraffic(String address) {
        this.redis = Redis.createClient(vertx, address);
    }

    /// Fields of hashes that were written: flags, segments and keys.
    long writes() {
        Matcher found = WRITES.matcher(
                send(Request.cmd(Command.INFO).arg("commandstats")).toString());
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /// The first environment that Redis knows.
    String environmentId() {
        return send(Request.cmd(Command.SRANDMEMBER).arg("guidon:environments")).toString();
    }

    long sequence(String environmentId) {
        return send(Request.cmd(Command.GET).arg("guidon:{" + environmentId + "}:sequence"))
                .toLong();
    }

    /// Bytes of all flags of an environment.
    long rulesetBytes(String environmentId) {
        long bytes = 0;
        for (Response flag : send(Request.cmd(Command.HVALS).arg("guidon:{" + environmentId + "}:flags"))) {
            bytes += flag.toBytes().length;
        }
        return bytes;
    }

    /// Bytes of one flag.
    long flagBytes(String environmentId, String flagKey) {
        return send(Request.cmd(Command.HGET)
                        .arg("guidon:{" + environmentId + "}:flags")
                        .arg(flagKey))
                .toBytes()
                .length;
    }

    private Response send(Request request) {
        return redis.send(request).await().atMost(DEADLINE);
    }

    @Override
    public void close() {
        redis.close();
        vertx.closeAndAwait();
    }
}
