package dev.guidon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersTest {

    private final TestServers servers = TestServers.ofThisBuild();

    @Test
    void everyoneWhoAsksAtOnceGetsTheSameServer() throws Exception {
        Callable<ServerEndpoint> ask = () -> TestServers.ofThisBuild().endpoint(TestServer.REDIS);

        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = askers.invokeAll(List.of(ask, ask, ask, ask));

            ServerEndpoint first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void databasesKnowNothingOfEachOther() throws SQLException {
        try (PostgresDatabase one = servers.freshDatabase();
                PostgresDatabase other = servers.freshDatabase();
                var connection = one.connect();
                var otherConnection = other.connect()) {
            connection.createStatement().execute("CREATE TABLE flag (key text)");

            var tables = otherConnection.getMetaData().getTables(null, "public", "flag", null);

            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void aClosedDatabaseIsGoneEvenWithClientsInIt() throws SQLException {
        PostgresDatabase database = servers.freshDatabase();
        try (var connection = database.connect()) {
            assertThat(connection.isValid(1)).isTrue();

            database.close();

            assertThatThrownBy(database::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void redisDatabasesAreDifferentOnes() {
        try (RedisDatabase one = servers.freshRedis();
                RedisDatabase other = servers.freshRedis()) {
            assertThat(one.index()).isNotEqualTo(other.index()).isPositive();
            assertThat(one.keyPrefix()).isNotEqualTo(other.keyPrefix());
            assertThat(one.url()).endsWith("/" + one.index());
        }
    }

    @Test
    void theRepositoryIsFoundFromAnyFolderInIt(@TempDir Path folder) throws IOException {
        Path module = Files.createDirectories(folder.resolve("libs/some-module"));
        Files.createFile(folder.resolve("mvnw"));

        assertThat(Repository.around(module).root()).isEqualTo(folder);
    }

    @Test
    void serversThatAreNotBuiltAreNamedWithTheCommandThatBuildsThem(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("mvnw"));

        assertThatThrownBy(Repository.around(folder)::keeperClassPath)
                .hasMessageContaining("./mvnw -pl libs/local-servers process-classes");
    }

    @Test
    void whatOwnersThatAreGoneLeftBehindIsDeletedAndNothingElse(@TempDir Path states) throws IOException {
        Owner here = Owner.ofThisProcess();
        Owner earlierWithOurNumber = new Owner(here.pid(), here.start() - 1);
        Path gone = Files.createDirectories(states.resolve(earlierWithOurNumber.key() + "/redis/data"));
        Path goneLog = Files.createFile(states.resolve(earlierWithOurNumber.key() + ".log"));
        Path inUse = Files.createDirectories(states.resolve(here.key() + "-own-redis"));
        Path lock = Files.createFile(states.resolve("lock"));

        Leftovers.in(states).delete();

        assertThat(gone).doesNotExist();
        assertThat(goneLog).doesNotExist();
        assertThat(inUse).exists();
        assertThat(lock).exists();
    }
}
