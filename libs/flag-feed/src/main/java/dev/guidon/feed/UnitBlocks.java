package dev.guidon.feed;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.UnitList;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/// Blocks of lists in the form they travel in. A block is known by the hash of its content, so it never changes, and
/// two readers that know the same block know the same units.
public final class UnitBlocks {
    /// Bytes of the name of a block.
    public static final int ID_LENGTH = 16;

    private UnitBlocks() {}

    /// @param hashes in ascending order
    public static ByteString encode(long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        for (long hash : hashes) {
            bytes.putLong(hash);
        }
        return ByteString.copyFrom(bytes.flip());
    }

    /// @throws IllegalArgumentException when it is no block
    static long[] decode(ByteString block) {
        if (block.size() % Long.BYTES != 0) {
            throw new IllegalArgumentException("a block of " + block.size() + " bytes is damaged");
        }
        long[] hashes = new long[block.size() / Long.BYTES];
        block.asReadOnlyByteBuffer().asLongBuffer().get(hashes);
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i - 1] >= hashes[i]) {
                throw new IllegalArgumentException("a block is not in order");
            }
        }
        return hashes;
    }

    public static ByteString idOf(ByteString block) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(block.toByteArray());
            return ByteString.copyFrom(hash, 0, ID_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Names of the blocks of a list, in order.
    public static List<ByteString> idsOf(UnitList list) {
        ByteString ids = list.getBlocks();
        return IntStream.range(0, ids.size() / ID_LENGTH)
                .mapToObj(i -> ids.substring(i * ID_LENGTH, (i + 1) * ID_LENGTH))
                .toList();
    }
}
