package dev.guidon.flag.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void theShiftKeyMakesNoOtherPerson() {
        assertThat(new EmailAddress(" Ada@Example.ORG ")).isEqualTo(new EmailAddress("ada@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root@localhost", "a+b@x.example", "o'neil@sub.example.co.uk"})
    void takesWhatBrowsersTake(String text) {
        assertThat(EmailAddress.problemWith(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "@example.org", "ada@", "a da@example.org", "ada@-x.org", "аda@example.org"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
