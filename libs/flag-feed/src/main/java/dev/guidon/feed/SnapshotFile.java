package dev.guidon.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// A file that is whole or not there, whenever the power fails: a mark, the SHA-256 of the content, the content.
final class SnapshotFile {
    /// Names the form; a later one has another mark, and readers of this one refuse it.
    private static final byte[] MARK = {'G', 'U', 'I', 'D', 'O', 'N', 'S', '1'};
    private static final int SUM_LENGTH = 32;
    private static final int HEAD_LENGTH = MARK.length + SUM_LENGTH;

    private SnapshotFile() {}

    /// Puts the content in the place of what was there, in one step.
    static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_LENGTH + content.length)
                .put(MARK)
                .put(sum(content))
                .put(content)
                .flip();
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @throws IOException also when the file is not as it was written
    static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < HEAD_LENGTH || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new IOException(file + " is no snapshot of this form");
        }
        byte[] content = Arrays.copyOfRange(bytes, HEAD_LENGTH, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, MARK.length, HEAD_LENGTH), sum(content))) {
            throw new IOException(file + " is damaged: its checksum is another one");
        }
        return content;
    }

    private static byte[] sum(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
