package dev.guidon.sandbox.intent;

import dev.guidon.sandbox.encoder.UnitVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Vectors on disk, to be computed once and not at every start.
///
/// Layout, big-endian: number of vectors and of dimensions (32-bit integers), the values (32-bit floats), the CRC-32 of
/// all that (64 bits). A file that does not fit this is as good as none.
record VectorFile(Path path) {
    private static final int HEADER = 2 * Integer.BYTES;

    /// The vectors, or nothing when the file is missing or damaged.
    Optional<List<UnitVector>> read() throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int body = bytes.length - Long.BYTES;
        if (body < HEADER || buffer.getLong(body) != checksum(bytes, body)) {
            return Optional.empty();
        }
        int count = buffer.getInt();
        int dimensions = buffer.getInt();
        List<UnitVector> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            vectors.add(vector(buffer, dimensions));
        }
        return Optional.of(List.copyOf(vectors));
    }

    /// Replaces the file at once: a reader sees the old one or the whole new one, also when two programs write.
    void write(List<UnitVector> vectors) throws IOException {
        int dimensions = vectors.getFirst().dimensions();
        int body = HEADER + vectors.size() * dimensions * Float.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(body + Long.BYTES);
        buffer.putInt(vectors.size()).putInt(dimensions);
        for (UnitVector vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                buffer.putFloat(vector.at(i));
            }
        }
        buffer.putLong(checksum(buffer.array(), body));
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "vectors", ".draft");
        Files.write(draft, buffer.array());
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static UnitVector vector(ByteBuffer buffer, int dimensions) {
        float[] values = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            values[i] = buffer.getFloat();
        }
        return UnitVector.along(values);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
