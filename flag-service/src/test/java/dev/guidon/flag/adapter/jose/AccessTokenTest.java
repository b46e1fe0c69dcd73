package dev.guidon.flag.adapter.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.session.AccessTokens.Claims;
import dev.guidon.flag.session.InMemorySigningKeys;
import dev.guidon.flag.session.KeyRings;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.SessionPolicy;
import dev.guidon.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
    private static final String SECRET = "the secret of the installation";

    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
    private final InMemorySigningKeys store = new InMemorySigningKeys();
    private final JoseAccessTokens tokens = instance(SECRET);
    private final UserAccount ada =
            new UserAccount("u1", new EmailAddress("ada@example.org"), "Ada", clock.instant(), Optional.empty());

    private JoseAccessTokens instance(String secret) {
        return new JoseAccessTokens(
                KeyRings.over(store, new JoseKeyPairs(), secret),
                new SessionPolicy(Duration.ofMinutes(10), Duration.ofDays(7), Duration.ofDays(30)));
    }

    private String sign(JoseAccessTokens instance) {
        Session session = new Session(
                "s1", "u1", Session.Origin.byPassword("", ""), clock.instant(), clock.instant(), clock.instant());
        return instance.sign(ada, session, clock.instant()).await().indefinitely();
    }

    private Optional<Claims> verify(JoseAccessTokens instance, String token) {
        return instance.verify(token, clock.instant()).await().indefinitely();
    }

    private int published(JoseAccessTokens instance) throws JoseException {
        String keys = instance.publicKeys(clock.instant()).await().indefinitely();
        assertThat(keys).doesNotContain("\"d\"");
        return new JsonWebKeySet(keys).getJsonWebKeys().size();
    }

    @Test
    void aTokenSaysWhoseItIsUntilItExpires() {
        String token = sign(tokens);

        assertThat(verify(tokens, token)).contains(new Claims("u1", "s1"));
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(verify(tokens, token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(verify(tokens, token)).isEmpty();
    }

    @Test
    void anotherInstanceTrustsItAtOnce() {
        JoseAccessTokens other = instance(SECRET);
        assertThat(verify(other, "eyJ0eXAiOiJhdCtqd3QiLCJraWQiOiJ4In0.e30.AA")).isEmpty();
        clock.advance(Duration.ofDays(8));

        String token = sign(tokens);
        clock.advance(Duration.ofSeconds(1));

        assertThat(verify(other, token)).isPresent();
    }

    @Test
    void keysRotateAndOldOnesArePublishedUntilTheirTokensAreGone() throws JoseException {
        String first = sign(tokens);
        assertThat(published(tokens)).isEqualTo(1);

        clock.advance(Duration.ofDays(7).minusMinutes(5));
        String late = sign(tokens);
        clock.advance(Duration.ofMinutes(5));
        String next = sign(tokens);

        assertThat(OwnTokens.keyIdOf(late)).isEqualTo(OwnTokens.keyIdOf(first));
        assertThat(OwnTokens.keyIdOf(next)).isNotEqualTo(OwnTokens.keyIdOf(first));
        assertThat(verify(tokens, late)).isPresent();
        assertThat(published(tokens)).isEqualTo(2);
        clock.advance(Duration.ofDays(7));
        sign(tokens);
        assertThat(published(tokens)).isEqualTo(2);
    }

    @Test
    void withAnotherSecretANewKeySignsAndOldTokensStayGood() {
        String token = sign(tokens);

        JoseAccessTokens other = instance("another secret");
        String next = sign(other);

        assertThat(verify(other, token)).isPresent();
        assertThat(OwnTokens.keyIdOf(next)).isNotEqualTo(OwnTokens.keyIdOf(token));
        clock.advance(Duration.ofSeconds(2));
        assertThat(verify(tokens, next)).isPresent();
    }

    @Test
    void whatWasChangedIsRefused() {
        String[] parts = sign(tokens).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        String forged = parts[0] + "." + base64(claims.replace("u1", "u2")) + "." + parts[2];
        String unsigned = base64("{\"typ\":\"at+jwt\",\"alg\":\"none\",\"kid\":\"" + keyId(sign(tokens)) + "\"}") + "."
                + parts[1] + ".";

        assertThat(verify(tokens, forged)).isEmpty();
        assertThat(verify(tokens, unsigned)).isEmpty();
        assertThat(verify(tokens, parts[0] + "." + parts[1])).isEmpty();
        assertThat(verify(tokens, "x".repeat(10_000))).isEmpty();
    }

    private static String keyId(String token) {
        return OwnTokens.keyIdOf(token).orElseThrow();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
