package dev.guidon.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyTextTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void aKeyIsReadAsItWasMade(KeyKind kind) {
        ApiKeyText key = ApiKeyText.create(kind, "env7", new SecureRandom());

        assertThat(ApiKeyText.parse(key.reveal())).contains(key);
    }

    @Test
    void keysAndTheirHashesDiffer() {
        SecureRandom random = new SecureRandom();
        ApiKeyText one = ApiKeyText.create(KeyKind.SERVER, "env", random);
        ApiKeyText other = ApiKeyText.create(KeyKind.SERVER, "env", random);

        assertThat(one.hash()).hasSize(32).isNotEqualTo(other.hash());
        assertThat(one.hash()).isNotEqualTo(new ApiKeyText(KeyKind.CLIENT, "env", one.secret()).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gdn_server_env_" + SECRET + "0",
                "gdn_admin_env_" + SECRET,
                "gdn_server__" + SECRET,
                "gdn_server_ENV_" + SECRET,
                "gdn_server_env_" + "Z123456789abcdef0123456789abcdef0123456789abcdef",
                " gdn_server_env_" + SECRET,
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThat(ApiKeyText.parse(text)).isEmpty();
    }

    @Test
    void theSecretIsNotPrinted() {
        ApiKeyText key = new ApiKeyText(KeyKind.SERVER, "env", SECRET);

        assertThat(key.toString()).isEqualTo("gdn_server_env_…").doesNotContain(SECRET);
    }

    @Test
    void aSecretIsTakenFromEitherHeader() {
        assertThat(Credentials.of("Bearer abc", null)).contains("abc");
        assertThat(Credentials.of("bearer  abc ", "other")).contains("abc");
        assertThat(Credentials.of("Basic abc", "key")).contains("key");
        assertThat(Credentials.of(null, null)).isEqualTo(Optional.empty());
    }

    @Test
    void theAdministratorsTokenMatchesItselfOnly() {
        AdminToken token = new AdminToken("a-long-enough-token");

        assertThat(token.matches("a-long-enough-token")).isTrue();
        assertThat(token.matches("a-long-enough-tokem")).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdminToken("short"))
                .withMessageContaining("guidon.admin.token");
    }
}
