package dev.guidon.sandbox.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.sandbox.intent.LabelledMessage.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IntentDatasetTest {
    /// Above this share of common words (Jaccard), a held-out message would be known from training.
    private static final double NEAR_DUPLICATE = 0.6;

    private final IntentDataset dataset = IntentDataset.load();

    @Test
    void thereAreADozenIntents() {
        assertThat(dataset.intents()).hasSize(12).extracting(Intent::label).doesNotHaveDuplicates();
    }

    @Test
    void everyIntentHasAtLeast45MessagesOfWhich10AreHeldOut() {
        assertThat(sizes(dataset.messages())).hasSize(12).allSatisfy((_, size) -> assertThat(size)
                .isGreaterThanOrEqualTo(45));
        assertThat(sizes(dataset.test())).hasSize(12).allSatisfy((_, size) -> assertThat(size)
                .isGreaterThanOrEqualTo(10));
    }

    @Test
    void noMessageOccursTwice() {
        assertThat(dataset.messages())
                .extracting(message -> words(message.text()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noHeldOutMessageIsNearlyATrainingMessage() {
        List<Set<String>> learned =
                dataset.train().stream().map(message -> words(message.text())).toList();

        assertThat(dataset.test()).allSatisfy(heldOut -> {
            Set<String> words = words(heldOut.text());
            assertThat(learned)
                    .filteredOn(other -> overlap(words, other) >= NEAR_DUPLICATE)
                    .isEmpty();
        });
    }

    @Test
    void theCheckForNearDuplicatesSeesThroughCaseAndPunctuation() {
        assertThat(overlap(words("Where's my card?!"), words("wheres MY card"))).isEqualTo(1);
        assertThat(overlap(words("where is my card"), words("where is my refund")))
                .isEqualTo(0.6);
    }

    @Test
    void thereAreShortMessagesAndLongOnes() {
        assertThat(dataset.messages())
                .filteredOn(message -> message.text().length() < 30)
                .hasSizeGreaterThan(40);
        assertThat(dataset.messages())
                .filteredOn(message -> message.text().length() > 80)
                .hasSizeGreaterThan(40);
    }

    @Test
    void anIntentWithoutHeldOutMessagesIsRefused() {
        List<Intent> intents = List.of(new Intent("greeting", "says hello"));
        List<LabelledMessage> messages = List.of(new LabelledMessage("hi", "greeting", Split.TRAIN));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntentDataset(intents, messages, "x"))
                .withMessageContaining("TEST");
    }

    private static Map<String, Long> sizes(List<LabelledMessage> messages) {
        return messages.stream().collect(Collectors.groupingBy(LabelledMessage::label, Collectors.counting()));
    }

    private static double overlap(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return (double) common.size() / (one.size() + other.size() - common.size());
    }

    private static Set<String> words(String text) {
        String normalised = text.toLowerCase(Locale.ROOT).replace("'", "").replaceAll("[^a-z0-9]+", " ");
        return new HashSet<>(List.of(normalised.strip().split(" ")));
    }
}
