package dev.guidon.flag.adapter.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
    private static final byte[] SALT = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

    /// `src/test.c` of github.com/P-H-C/phc-winner-argon2.
    @Test
    void computesWhatTheReferenceImplementationDoes() {
        Argon2Hash hash = Argon2Hash.of(
                new Password("password"), "somesalt".getBytes(StandardCharsets.US_ASCII), new Argon2Cost(65_536, 2, 1));

        assertThat(hash.write().text())
                .isEqualTo("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    }

    @Test
    void isReadAsItWasWrittenAndKnowsItsPassword() {
        Argon2Hash hash = Argon2Hash.of(new Password("correct horse"), SALT, CHEAP);

        Argon2Hash read = Argon2Hash.parse(hash.write());

        assertThat(read).isEqualTo(hash);
        assertThat(read.matches(new Password("correct horse"))).isTrue();
        assertThat(read.matches(new Password("correct house"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$argon2i$v=19$m=64,t=1,p=1$c29tc2FsdA$AAAA", "$2b$12$abcdefghijklmnopqrstuv"})
    void whatIsNoneIsNotRead(String text) {
        assertThatThrownBy(() -> Argon2Hash.parse(new PasswordHash(text))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"19456,2", "47104,1", "12288,3", "7168,5", "65536,3"})
    void whatOwaspRecommendsIsTaken(int memory, int iterations) {
        assertThat(Argon2Cost.of(new Settings(memory, iterations)).memory()).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({"19455,2", "47103,1", "7167,100", "8,1"})
    void whatIsWeakerStopsTheStart(int memory, int iterations) {
        assertThatThrownBy(() -> Argon2Cost.of(new Settings(memory, iterations)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guidon.login.argon2");
    }

    private record Settings(int memory, int iterations) implements Argon2Settings {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public int waiting() {
            return 1;
        }
    }
}
