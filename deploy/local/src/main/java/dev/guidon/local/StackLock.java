package dev.guidon.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// Lets one command at a time change the stack. The system releases it when its process ends in any way.
record StackLock(FileChannel channel, FileLock lock) implements AutoCloseable {

    static StackLock take(StackFolder folder) throws IOException {
        Files.createDirectories(folder.path());
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StackProblem("another ./guidon up or down is at work: wait for it, or stop it");
        }
        return new StackLock(channel, lock);
    }

    @Override
    public void close() throws IOException {
        lock.close();
        channel.close();
    }
}
