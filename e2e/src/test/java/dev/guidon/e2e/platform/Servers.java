package dev.guidon.e2e.platform;

import dev.guidon.testkit.KafkaTopics;
import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.PostgresDatabase;
import dev.guidon.testkit.RedisDatabase;
import dev.guidon.testkit.TestServers;
import java.util.HashMap;
import java.util.Map;

/// Where services keep what they keep: a database for each of two services, a Redis database, a broker.
///
/// @param keyPrefix of keys in Redis; may be empty
/// @param topicPrefix of topics; may be empty
record Servers(
        PostgresDatabase flags,
        PostgresDatabase experiments,
        String redisUrl,
        String keyPrefix,
        String kafka,
        String topicPrefix) {

    /// Places of their own on the servers that all tests of a build share.
    static Servers shared() {
        TestServers servers = TestServers.ofThisBuild();
        RedisDatabase redis = servers.freshRedis();
        KafkaTopics topics = servers.freshTopics();
        return new Servers(
                servers.freshDatabase(),
                servers.freshDatabase(),
                redis.url(),
                redis.keyPrefix(),
                topics.bootstrapServers(),
                topics.prefix());
    }

    static Servers own(OwnServer postgres, OwnServer redis, OwnServer kafka) {
        return new Servers(
                Databases.create(postgres.endpoint(), "flags"),
                Databases.create(postgres.endpoint(), "experiments"),
                "redis://" + redis.endpoint().address(),
                "",
                kafka.endpoint().address(),
                "");
    }

    static Map<String, String> settings(PostgresDatabase database) {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    Map<String, String> redisAndKafka() {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_REDIS_HOSTS", redisUrl);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        if (!keyPrefix.isEmpty()) {
            settings.put("GUIDON_KEY_PREFIX", keyPrefix);
        }
        if (!topicPrefix.isEmpty()) {
            settings.put("GUIDON_TOPIC_PREFIX", topicPrefix);
        }
        return Map.copyOf(settings);
    }
}
