package dev.guidon.flag.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private static final EmailAddress ADA = new EmailAddress("ada.lovelace@example.org");

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "correct horse battery staple", "            x", "ünïcödé 🔑🔑🔑🔑"})
    void lengthIsAllThatIsAsked(String text) {
        assertThat(new Password(text).problemFor(ADA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "aaaaaaaaaaaaaaaa", "Ada.Lovelace@Example.org"})
    void whatIsGuessedFirstIsRefused(String text) {
        assertThat(new Password(text).problemFor(ADA)).isPresent();
    }

    @Test
    void the128thCharacterIsTheLast() {
        assertThat(new Password("ab".repeat(64)).problemFor(ADA)).isEmpty();
        assertThat(new Password("ab".repeat(64) + "a").problemFor(ADA))
                .hasValueSatisfying(problem -> assertThat(problem).contains("not 129"));
    }

    @Test
    void everyKeyboardWritesTheSamePassword() {
        assertThat(new Password("cafe\u0301 au lait")).isEqualTo(new Password("caf\u00e9 au lait"));
    }

    @Test
    void itIsNotPrinted() {
        assertThat(new Password("correct horse")).asString().doesNotContain("horse");
    }
}
