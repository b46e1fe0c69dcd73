package dev.guidon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersResourceTest {

    @Test
    void configuresAllThreeServersWithNamesOfItsOwn() throws SQLException {
        ServersResource resource = new ServersResource();
        resource.init(Map.of());

        Map<String, String> configuration = resource.start();

        assertThat(configuration)
                .containsOnlyKeys(
                        "quarkus.datasource.reactive.url",
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password",
                        "quarkus.redis.hosts",
                        "guidon.key-prefix",
                        "kafka.bootstrap.servers",
                        "guidon.topic-prefix");
        connect(configuration);
        resource.stop();
        assertThatThrownBy(() -> connect(configuration)).isInstanceOf(SQLException.class);
    }

    @Test
    void configuresOnlyWhatIsWanted() {
        ServersResource resource = new ServersResource();
        resource.init(Map.of("servers", "redis"));

        Map<String, String> configuration = resource.start();
        resource.stop();

        assertThat(configuration).containsOnlyKeys("quarkus.redis.hosts", "guidon.key-prefix");
    }

    @Test
    void anUnknownServerIsRefused() {
        ServersResource resource = new ServersResource();

        assertThatThrownBy(() -> resource.init(Map.of("servers", "mongo"))).hasMessageContaining("MONGO");
    }

    private static void connect(Map<String, String> configuration) throws SQLException {
        DriverManager.getConnection(
                        configuration.get("quarkus.datasource.jdbc.url"),
                        configuration.get("quarkus.datasource.username"),
                        configuration.get("quarkus.datasource.password"))
                .close();
    }
}
