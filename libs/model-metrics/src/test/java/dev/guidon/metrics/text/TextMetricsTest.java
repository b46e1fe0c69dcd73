package dev.guidon.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are those of sacreBLEU 2.6.0, rouge-score 0.1.2 and SQuAD's official script.
final class TextMetricsTest {
    private static final double PRECISION = 1e-9;
    private static final List<String> SAID =
            List.of("The cat sat on the mat.", "A quick brown fox, jumped over 2,000 lazy dogs!");
    private static final List<String> EXPECTED =
            List.of("The cat is sitting on the mat.", "The quick brown fox jumped over 2,000 lazy dogs.");

    @Test
    void bleuIsSacreBleus() {
        assertThat(Bleu.ofCorpus(SAID, EXPECTED)).isCloseTo(47.77213961021835, within(PRECISION));
        assertThat(bleu(SAID.getFirst(), EXPECTED.getFirst())).isCloseTo(42.38365628278778, within(PRECISION));
        assertThat(bleu(SAID.getLast(), EXPECTED.getLast())).isCloseTo(46.92470064105599, within(PRECISION));
    }

    @ParameterizedTest
    @CsvSource({
        "the the the the, the cat, 15.97357760615681",
        "hello, hello, 0",
        "hello there my friend, hello there my friend, 100",
        "abc, xyz, 0",
        "'', xyz, 0"
    })
    void shortTextsAreSmoothedAsSacreBleuDoes(String said, String expected, double score) {
        assertThat(bleu(said, expected)).isCloseTo(score, within(PRECISION));
    }

    @Test
    void tokensAreThoseOfMteval() {
        assertThat(Tokenizer13a.tokens("it's 3.5% of $1.2m (net) a-b 1-2"))
                .containsExactly("it's", "3.5", "%", "of", "$", "1.2m", "(", "net", ")", "a-b", "1", "-", "2");
        assertThat(Tokenizer13a.tokens("x&amp;y &quot;q&quot; end."))
                .containsExactly("x", "&", "y", "\"", "q", "\"", "end", ".");
    }

    @Test
    void aCorpusNeedsAReferenceForEachText() {
        assertThatThrownBy(() -> Bleu.ofCorpus(SAID, List.of("one"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bleu.ofCorpus(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rougeLIsTheLongestCommonSubsequence() {
        TokenOverlap cat = RougeL.of(SAID.getFirst(), EXPECTED.getFirst());

        assertThat(cat.precision()).isCloseTo(0.8333333333333334, within(PRECISION));
        assertThat(cat.recall()).isCloseTo(0.7142857142857143, within(PRECISION));
        assertThat(cat.f1()).isCloseTo(0.7692307692307692, within(PRECISION));
        assertThat(RougeL.of(SAID.getLast(), EXPECTED.getLast()).f1()).isCloseTo(0.9, within(PRECISION));
        assertThat(RougeL.of("abc", "xyz").f1()).isZero();
        assertThat(RougeL.of("", "xyz").f1()).isZero();
    }

    @Test
    void answersAreComparedWithoutCasePunctuationAndArticles() {
        assertThat(Answers.match("The Eiffel Tower!", "eiffel tower")).isTrue();
        assertThat(Answers.match("Eiffel", "eiffel tower")).isFalse();
        assertThat(Answers.overlap("in the Eiffel Tower", "Eiffel Tower, Paris").f1())
                .isCloseTo(2.0 / 3, within(PRECISION));
        assertThat(Answers.overlap("a", "the")).isEqualTo(new TokenOverlap(1, 1, 1));
        assertThat(Answers.overlap("", "word").f1()).isZero();
    }

    private static double bleu(String said, String expected) {
        return Bleu.ofCorpus(List.of(said), List.of(expected));
    }
}
