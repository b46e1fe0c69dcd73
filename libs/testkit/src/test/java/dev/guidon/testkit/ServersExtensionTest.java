package dev.guidon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServersExtension.class)
class ServersExtensionTest {

    @Test
    void theDatabaseIsEmptyAndTakesATable(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE flag (key text PRIMARY KEY)");
            statement.execute("INSERT INTO flag VALUES ('checkout')");

            var rows = statement.executeQuery("SELECT count(*) FROM flag");

            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void aClassGetsOneOfEach(
            PostgresDatabase database, PostgresDatabase again, RedisDatabase redis, RedisDatabase redisAgain) {
        assertThat(again).isSameAs(database);
        assertThat(redisAgain).isSameAs(redis);
    }

    @Test
    void aRecordIsAcknowledgedByTheBroker(KafkaTopics topics) throws Exception {
        String topic = topics.topic("events");
        Map<String, Object> settings = Map.of("bootstrap.servers", topics.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }

        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var acknowledged = producer.send(new ProducerRecord<>(topic, "unit-1", "clicked"))
                    .get(20, TimeUnit.SECONDS);

            assertThat(acknowledged.hasOffset()).isTrue();
        }
    }

    @Test
    void transactionsWorkOnOneBroker(KafkaTopics topics) throws Exception {
        String topic = topics.topic("exactly-once");
        Map<String, Object> settings =
                Map.of("bootstrap.servers", topics.bootstrapServers(), "transactional.id", topics.topic("writer"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", topics.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }

        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(topic, "unit-1", "clicked"));
            producer.commitTransaction();

            assertThat(sent.get(20, TimeUnit.SECONDS).offset()).isZero();
        }
    }
}
