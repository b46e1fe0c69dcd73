package dev.guidon.sandbox.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingEncoderTest {
    private final List<String> computed = new ArrayList<>();
    private final RememberingEncoder encoder = new RememberingEncoder(this::compute, 2);

    @Test
    void aTextSeenBeforeIsNotComputedAgain() {
        EncodedText first = encoder.encode("a");

        assertThat(encoder.encode("a")).isSameAs(first);
        assertThat(computed).containsExactly("a");
    }

    @Test
    void theTextUnusedForLongestIsForgottenFirst() {
        List.of("a", "b", "a", "c").forEach(encoder::encode);
        computed.clear();

        List.of("a", "c", "b").forEach(encoder::encode);

        assertThat(computed).containsExactly("b");
    }

    @Test
    void aVeryLongTextIsNotRemembered() {
        String novel = "x".repeat(RememberingEncoder.LONGEST_REMEMBERED + 1);

        encoder.encode(novel);
        encoder.encode(novel);

        assertThat(computed).hasSize(2);
    }

    private EncodedText compute(String text) {
        computed.add(text);
        return new EncodedText(UnitVector.along(new float[] {text.length(), 1}), 1);
    }
}
