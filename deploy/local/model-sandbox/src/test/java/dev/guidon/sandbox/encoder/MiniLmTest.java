package dev.guidon.sandbox.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class MiniLmTest {
    private final MiniLm network = MiniLm.load();

    @AfterAll
    void release() {
        network.close();
    }

    @Test
    void aTextBecomesAVectorOf384Dimensions() {
        assertThat(network.encode("hello world").vector().dimensions()).isEqualTo(384);
    }

    @Test
    void sentencesOfLikeMeaningPointInLikeDirections() {
        UnitVector lost = vector("I have lost my bank card");

        double paraphrase = lost.cosine(vector("my credit card is missing"));
        double unrelated = lost.cosine(vector("a photo of a sleeping cat"));

        assertThat(paraphrase).isGreaterThan(unrelated + 0.3);
    }

    @Test
    void tokensAreCountedWithoutThoseTheNetworkAdds() {
        assertThat(network.encode("hello world").tokens()).isEqualTo(2);
        assertThat(network.encode("").tokens()).isZero();
    }

    @Test
    void whatFollowsTheFirst254TokensIsNotRead() {
        String longest = "word ".repeat(254);

        EncodedText cut = network.encode(longest + "and something else entirely");

        assertThat(cut.tokens()).isEqualTo(MiniLm.MAX_TOKENS - 2);
        assertThat(cut.vector()).isEqualTo(vector(longest));
    }

    @Test
    void aMegabyteOfPairedCharactersIsCutBetweenPairs() {
        assertThat(network.encode("a" + "\uD83D\uDE00".repeat(250_000)).tokens())
                .isPositive();
    }

    @Test
    void manyThreadsGetTheVectorsThatOneGets() throws Exception {
        List<String> texts =
                IntStream.range(0, 64).mapToObj(i -> "message number " + i).toList();
        List<UnitVector> alone = texts.stream().map(this::vector).toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<UnitVector>> tasks = texts.stream()
                    .<Callable<UnitVector>>map(text -> () -> vector(text))
                    .toList();
            List<UnitVector> together =
                    threads.invokeAll(tasks).stream().map(Future::resultNow).toList();

            assertThat(together).isEqualTo(alone);
        }
    }

    private UnitVector vector(String text) {
        return network.encode(text).vector();
    }
}
