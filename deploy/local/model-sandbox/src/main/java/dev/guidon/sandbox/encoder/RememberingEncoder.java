package dev.guidon.sandbox.encoder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers a text that was encoded lately from memory; the least recently used text leaves first.
///
/// Two callers with the same new text both compute it: cheaper than making either wait for the other.
public final class RememberingEncoder implements TextEncoder {
    /// Longer texts are rare and would let a few callers fill the memory.
    static final int LONGEST_REMEMBERED = 1_000;

    private final TextEncoder encoder;
    private final Map<String, EncodedText> remembered;

    public RememberingEncoder(TextEncoder encoder, int capacity) {
        this.encoder = encoder;
        this.remembered = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, EncodedText> eldest) {
                return size() > capacity;
            }
        };
    }

    @Override
    public EncodedText encode(String text) {
        return recall(text).orElseGet(() -> {
            EncodedText encoded = encoder.encode(text);
            remember(text, encoded);
            return encoded;
        });
    }

    private synchronized Optional<EncodedText> recall(String text) {
        return Optional.ofNullable(remembered.get(text));
    }

    private synchronized void remember(String text, EncodedText encoded) {
        if (text.length() <= LONGEST_REMEMBERED) {
            remembered.put(text, encoded);
        }
    }
}
