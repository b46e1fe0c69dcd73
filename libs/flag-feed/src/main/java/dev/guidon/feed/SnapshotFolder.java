package dev.guidon.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.flags.v1.EnvironmentState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What a reader last knew, in a folder of its own: a file for each environment, and one for each block of a long list,
/// under the name that the block has everywhere. Belongs to one thread at a time.
final class SnapshotFolder implements BlockSource, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SnapshotFolder.class);
    private static final String SUFFIX = ".environment";

    private final Path folder;
    private final Path blocks;
    private final FileChannel lockFile;
    private final @Nullable FileLock lock;
    private final Map<String, Set<ByteString>> named = new HashMap<>();
    private final EnvironmentEncoder encoder = new EnvironmentEncoder();

    /// @throws UncheckedIOException when the folder cannot be made
    SnapshotFolder(Path folder) {
        this.folder = folder;
        this.blocks = folder.resolve("blocks");
        try {
            Files.createDirectories(blocks);
            lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException("no snapshots can be kept in " + folder, failed);
        }
        lock = lock(lockFile);
    }

    private static @Nullable FileLock lock(FileChannel file) {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException | IOException _) {
            return null;
        }
    }

    /// Whether nobody else writes here. Whoever may not write may read.
    boolean isWritable() {
        return lock != null;
    }

    /// Everything that is whole; what is not is passed over, and a warning names it.
    List<EnvironmentSnapshot> load() {
        try (Stream<Path> files = Files.list(folder)) {
            List<EnvironmentSnapshot> snapshots = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(file -> {
                try {
                    snapshots.add(snapshot(EnvironmentState.parseFrom(SnapshotFile.read(file))));
                } catch (InvalidProtocolBufferException damaged) {
                    refused(file, damaged);
                } catch (IOException damaged) {
                    refused(file, damaged);
                }
            });
            return snapshots;
        } catch (IOException failed) {
            throw new UncheckedIOException("the snapshots in " + folder + " cannot be listed", failed);
        }
    }

    private static void refused(Path file, IOException problem) {
        LOG.warnf("snapshot refused, file=%s problem=%s", file, problem.getMessage());
    }

    private EnvironmentSnapshot snapshot(EnvironmentState state) {
        Set<ByteString> ids = new HashSet<>();
        state.getSegmentsList().forEach(segment -> Stream.concat(
                        segment.getIncludedList().stream(), segment.getExcludedList().stream())
                .forEach(units -> ids.addAll(UnitBlocks.idsOf(units.getList()))));
        named.put(state.getEnvironmentId(), ids);
        return new EnvironmentSnapshot(
                state.getEnvironmentId(),
                state.getProjectKey(),
                state.getEnvironmentKey(),
                state.getSequence(),
                state.getFlagsList(),
                state.getSegmentsList(),
                state.getApiKeysList());
    }

    @Override
    public Map<ByteString, ByteString> blocks(String environmentId, String listId, List<ByteString> ids) {
        Map<ByteString, ByteString> found = new HashMap<>();
        for (ByteString id : ids) {
            Path file = file(id);
            if (Files.exists(file)) {
                try {
                    found.put(id, ByteString.copyFrom(SnapshotFile.read(file)));
                } catch (IOException damaged) {
                    refused(file, damaged);
                }
            }
        }
        return found;
    }

    /// Blocks first, then the environment that names them, then away with blocks that nothing names any more.
    void save(Environment environment) throws IOException {
        Map<ByteString, long[]> needed = new HashMap<>();
        EnvironmentState state = encoder.encode(environment, needed::put);
        for (Map.Entry<ByteString, long[]> block : needed.entrySet()) {
            Path file = file(block.getKey());
            if (!Files.exists(file)) {
                SnapshotFile.write(file, UnitBlocks.encode(block.getValue()).toByteArray());
            }
        }
        SnapshotFile.write(folder.resolve(URLEncoder.encode(environment.id(), UTF_8) + SUFFIX), state.toByteArray());
        Set<ByteString> before = named.put(environment.id(), Set.copyOf(needed.keySet()));
        if (before != null && !needed.keySet().containsAll(before)) {
            prune(before);
        }
    }

    private void prune(Set<ByteString> candidates) throws IOException {
        Set<ByteString> unnamed = new HashSet<>(candidates);
        named.values().forEach(unnamed::removeAll);
        for (ByteString id : unnamed) {
            Files.deleteIfExists(file(id));
        }
    }

    private Path file(ByteString block) {
        return blocks.resolve(HexFormat.of().formatHex(block.toByteArray()));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            LOG.debugf(failed, "the lock of %s could not be given back", folder);
        }
    }
}
