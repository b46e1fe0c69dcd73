package dev.guidon.flag.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecretBox box = new SecretBox("a secret of this installation", new SecureRandom());

    @Test
    void opensWhatItSealed() {
        assertThat(box.open(box.seal("the client's secret"))).contains("the client's secret");
        assertThat(box.open(box.seal(""))).contains("");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(box.seal("text")).isNotEqualTo(box.seal("text"));
    }

    @Test
    void anotherInstallationCannotOpenIt() {
        assertThat(new SecretBox("another secret", new SecureRandom()).open(box.seal("text")))
                .isEmpty();
    }

    @Test
    void whatWasChangedIsNotOpened() {
        byte[] bytes = Base64.getDecoder().decode(box.seal("text"));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(box.open(Base64.getEncoder().encodeToString(changed))).isEmpty();
        }
        assertThat(box.open("")).isEmpty();
        assertThat(box.open("no base64!")).isEmpty();
    }
}
