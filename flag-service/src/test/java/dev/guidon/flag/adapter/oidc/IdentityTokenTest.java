package dev.guidon.flag.adapter.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.sso.Identity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class IdentityTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI ISSUER = URI.create("https://login.example.org");
    private static final RsaJsonWebKey KEY = key();

    private static RsaJsonWebKey key() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER.toString());
        claims.setAudience("guidon");
        claims.setSubject("subject");
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 60));
        claims.setClaim("email", "Ada@Example.org");
        claims.setClaim("email_verified", true);
        return claims;
    }

    private static String sign(JwtClaims claims, String algorithm, Key key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Identity> verify(String token, Optional<String> nonce) {
        return IdentityToken.verify(
                token,
                KEY.getPublicKey(),
                new IdentityToken.Expected(ISSUER, List.of("other", "guidon"), nonce, NOW, Duration.ofSeconds(30)));
    }

    private static Optional<Identity> verifyWith(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return verify(sign(claims, "RS256", KEY.getPrivateKey()), Optional.empty());
    }

    @Test
    void aGoodTokenSaysWhoItIs() {
        assertThat(verifyWith(_ -> {})).hasValueSatisfying(identity -> {
            assertThat(identity.subject()).isEqualTo("subject");
            assertThat(identity.email())
                    .hasValueSatisfying(email -> assertThat(email.text()).isEqualTo("ada@example.org"));
            assertThat(identity.emailVerified()).isTrue();
        });
    }

    @Test
    void whateverDoesNotFitIsRefused() {
        assertThat(verifyWith(claims -> claims.setIssuer("https://evil.example.org")))
                .isEmpty();
        assertThat(verifyWith(claims -> claims.setAudience("somebody else"))).isEmpty();
        assertThat(verifyWith(claims -> claims.unsetClaim("aud"))).isEmpty();
        assertThat(verifyWith(claims -> claims.unsetClaim("exp"))).isEmpty();
        assertThat(verifyWith(claims -> claims.unsetClaim("sub"))).isEmpty();
        assertThat(verifyWith(claims -> claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() - 31))))
                .isEmpty();
        assertThat(verifyWith(claims -> claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 31))))
                .isEmpty();
    }

    @Test
    void clocksMayDifferALittle() {
        assertThat(verifyWith(claims -> claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() - 29))))
                .isPresent();
    }

    @Test
    void aFlowTakesItsOwnTokenOnly() {
        JwtClaims claims = claims();
        claims.setClaim("nonce", "mine");
        String token = sign(claims, "RS256", KEY.getPrivateKey());

        assertThat(verify(token, Optional.of("mine"))).isPresent();
        assertThat(verify(token, Optional.of("another"))).isEmpty();
        assertThat(verify(sign(claims(), "RS256", KEY.getPrivateKey()), Optional.of("mine")))
                .isEmpty();
    }

    /// RFC 8725, section 2.1: the public key as the secret of a symmetric algorithm, or no signature at all.
    @Test
    void nobodySignsWithThePublicKeyOrNotAtAll() {
        byte[] publicKey = KEY.getPublicKey().getEncoded();
        String unsigned = base64("{\"alg\":\"none\"}") + "." + base64(claims().toJson()) + ".";

        assertThat(verify(sign(claims(), "HS256", new HmacKey(publicKey)), Optional.empty()))
                .isEmpty();
        assertThat(verify(unsigned, Optional.empty())).isEmpty();
        assertThat(verify(sign(claims(), "RS256", key().getPrivateKey()), Optional.empty()))
                .isEmpty();
        assertThat(verify("no token", Optional.empty())).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyASignedTokenSaysWhoIssuedIt() {
        assertThat(IdentityToken.issuerOf(sign(claims(), "RS256", KEY.getPrivateKey())))
                .contains(ISSUER.toString());
        assertThat(IdentityToken.issuerOf("gdr_x")).isEmpty();
        assertThat(IdentityToken.issuerOf("x".repeat(100_000))).isEmpty();
        assertThat(IdentityToken.issuerOf("a.b.c")).isEmpty();
    }
}
