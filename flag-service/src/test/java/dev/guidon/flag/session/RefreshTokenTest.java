package dev.guidon.flag.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private final SecureRandom random = new SecureRandom();
    private final RefreshToken token = RefreshToken.create("abc123", random);

    @Test
    void isReadAsItWasWritten() {
        assertThat(RefreshToken.parse(token.reveal())).contains(token);
    }

    @Test
    void theNextOneIsOfTheSameFamily() {
        RefreshToken next = token.next(random);

        assertThat(next.hashes().family()).isEqualTo(token.hashes().family());
        assertThat(next.hashes().secret()).isNotEqualTo(token.hashes().secret());
    }

    @Test
    void neitherItNorItsSecretIsPrinted() {
        assertThat(token).asString().doesNotContain(token.secret()).doesNotContain(token.family());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gdr_a_b_c", "gdn_server_abc_00", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoneIsNotRead(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }
}
