package dev.guidon.flag.factor;

import dev.guidon.kit.identity.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Codes for whoever lost the device, each for one use: 80 random bits, so that a plain hash of them tells nothing.
///
/// @param texts in clear, such as `abcd-efgh-ijkl-mnop`
public record RecoveryCodes(List<String> texts) {
    static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    public RecoveryCodes {
        texts = List.copyOf(texts);
    }

    /// @param random must be cryptographically strong
    static RecoveryCodes create(RandomGenerator random) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            texts.add(String.join(
                    "-", Base32.write(bytes).toLowerCase(Locale.ROOT).split("(?<=\\G.{" + GROUP + "})")));
        }
        return new RecoveryCodes(texts);
    }

    List<String> hashes() {
        return texts.stream().map(RecoveryCodes::hash).toList();
    }

    /// Of a code as somebody types it.
    static String hash(String text) {
        return Sha256.hex(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    @Override
    public String toString() {
        return "RecoveryCodes[…]";
    }
}
