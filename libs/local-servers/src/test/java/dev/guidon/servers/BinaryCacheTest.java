package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

    private final Path folder;

    BinaryCacheTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void startersThatRaceAllGetOneWholeEntry() throws Exception {
        BinaryCache cache = new BinaryCache(folder);
        CyclicBarrier allUnpacking = new CyclicBarrier(3);
        Callable<Path> starter = () -> cache.entry("postgres-18", own -> {
            Files.writeString(own.resolve("postgres"), "binary");
            meet(allUnpacking);
        });

        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var entry : starters.invokeAll(Collections.nCopies(3, starter))) {
                assertThat(entry.get().resolve("postgres")).hasContent("binary");
            }
        }

        assertThat(names()).containsExactly("postgres-18");
    }

    @Test
    void aFailedUnpackingLeavesNothing() throws IOException {
        BinaryCache cache = new BinaryCache(folder);

        assertThatThrownBy(() -> cache.entry("postgres-18", own -> {
                    Files.writeString(own.resolve("half"), "");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(names()).isEmpty();
    }

    @Test
    void theFolderIsNamedByPropertyThenVariableThenTheUsersCaches() {
        Map<String, String> both = Map.of("GUIDON_CACHE", "/g", "XDG_CACHE_HOME", "/x");

        assertThat(BinaryCache.location("/p", both, "/home/ada")).isEqualTo(Path.of("/p"));
        assertThat(BinaryCache.location("", both, "/home/ada")).isEqualTo(Path.of("/g"));
        assertThat(BinaryCache.location("", Map.of("XDG_CACHE_HOME", "/x"), "/home/ada"))
                .isEqualTo(Path.of("/x/guidon/servers"));
        assertThat(BinaryCache.location("", Map.of(), "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.cache/guidon/servers"));
    }

    @Test
    void rootsCacheIsWhereOtherUsersCanReachIt() {
        assertThat(BinaryCache.location("", Map.of(), "/root")).isEqualTo(Path.of("/var/cache/guidon/servers"));
    }

    @Test
    void everyVersionIsFilledInByTheBuild() throws IOException {
        assertThat(BinaryCache.versionOf(ServerKind.POSTGRES)).matches("\\d+\\.\\d+.*");
        assertThat(BinaryCache.versionOf(ServerKind.REDIS)).matches("\\d+\\.\\d+.*");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IOException(e);
        }
    }
}
