package dev.guidon.e2e.platform;

import java.util.function.Supplier;

/// What came of starting something that many tests share: where it failed once, it is not tried again for each of them.
sealed interface Attempt<T extends AutoCloseable> extends AutoCloseable {

    /// What was started.
    T get();

    record Started<T extends AutoCloseable>(T get) implements Attempt<T> {
        @Override
        public void close() throws Exception {
            get.close();
        }
    }

    record Failed<T extends AutoCloseable>(RuntimeException cause) implements Attempt<T> {
        @Override
        public T get() {
            throw new IllegalStateException("did not start for an earlier test", cause);
        }

        @Override
        public void close() {}
    }

    static <T extends AutoCloseable> Attempt<T> at(Supplier<T> start) {
        try {
            return new Started<>(start.get());
        } catch (RuntimeException failure) {
            // Kept for every test that needs it, the first one included.
            return new Failed<>(failure);
        }
    }
}
