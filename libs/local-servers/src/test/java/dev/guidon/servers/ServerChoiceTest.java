package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerChoiceTest {

    private static final Credentials POSTGRES = new Credentials("guidon", "secret");
    private static final Options NOTHING_SET = new Options(Map.of(), Map.of());
    private static final EmbeddedServers EMBEDDED = new EmbeddedServers(POSTGRES, Durability.THROWN_AWAY, Map.of());
    private static final ContainerServers CONTAINERS = new ContainerServers(POSTGRES, NOTHING_SET);
    private static final ContainerEngine NO_ENGINE =
            new ContainerEngine(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1));

    @Test
    void withoutAnEngineTheServersAreEmbedded() {
        assertThat(ServerChoice.of(NOTHING_SET).sources(EMBEDDED, CONTAINERS, NO_ENGINE))
                .containsExactly(EMBEDDED);
    }

    @Test
    void whoWantsContainersGetsThemOrAFailure() {
        Options containers = new Options(Map.of(), Map.of("GUIDON_TEST_SERVERS", "containers"));

        assertThat(ServerChoice.of(containers).sources(EMBEDDED, CONTAINERS, NO_ENGINE))
                .containsExactly(CONTAINERS);
    }

    @Test
    void anyImageCanStandInForTheOfficialOne() {
        Options mirror = new Options(Map.of("guidon.test.redis.image", "mirror.example/valkey:8"), Map.of());

        assertThat(new ContainerServers(POSTGRES, mirror).images())
                .containsExactly("postgres:18", "mirror.example/valkey:8", "apache/kafka:4.1.1");
    }

    @Test
    void thePropertyWinsOverTheVariable() {
        Options both =
                new Options(Map.of("guidon.test.servers", "embedded"), Map.of("GUIDON_TEST_SERVERS", "containers"));

        assertThat(ServerChoice.of(both)).isEqualTo(ServerChoice.EMBEDDED);
    }

    @Test
    void anUnknownChoiceIsRefusedWithTheKnownOnes() {
        Options misspelled = new Options(Map.of("guidon.test.servers", "docker"), Map.of());

        assertThatThrownBy(() -> ServerChoice.of(misspelled))
                .hasMessage("guidon.test.servers is embedded, containers or auto, not docker");
    }
}
