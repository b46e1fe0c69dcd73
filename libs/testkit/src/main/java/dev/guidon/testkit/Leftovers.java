package dev.guidon.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files of keepers that were killed before they could tidy up. Their servers are gone already: each hangs on its
/// keeper.
record Leftovers(List<Path> files) {

    static Leftovers in(Path states) throws IOException {
        try (Stream<Path> files = Files.list(states)) {
            return new Leftovers(files.filter(Leftovers::ownerIsGone).toList());
        }
    }

    private static boolean ownerIsGone(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.(keeper|log)$", "");
        return Owner.ofKey(name).filter(owner -> !owner.isAlive()).isPresent();
    }

    void delete() throws IOException {
        for (Path file : files) {
            delete(file);
        }
    }

    static void delete(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Files.walkFileTree(file, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }

            /// A keeper that is still ending deletes the same files.
            @Override
            public FileVisitResult visitFileFailed(Path visited, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
