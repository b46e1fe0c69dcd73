package dev.guidon.flag.adapter.oidc;

import dev.guidon.flag.sso.Identity;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/// Signed tokens of providers.
final class IdentityToken {
    private static final int MAX_LENGTH = 16 * 1024;
    /// Signatures with a key pair; never `none`, and never a shared secret.
    private static final AlgorithmConstraints SIGNED = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private IdentityToken() {}

    /// @param audiences one of which the token must be for
    /// @param nonce that must stand in it, in a flow that sent one
    /// @param skew of the issuer's clock
    record Expected(URI issuer, List<String> audiences, Optional<String> nonce, Instant at, Duration skew) {}

    static Optional<String> keyIdOf(String token) {
        try {
            return token.length() <= MAX_LENGTH
                    ? Optional.ofNullable(
                            JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue())
                    : Optional.empty();
        } catch (JoseException noToken) {
            return Optional.empty();
        }
    }

    /// Who a token says it is from; empty for what is no signed token. Proves nothing yet.
    static Optional<String> issuerOf(String token) {
        try {
            return token.length() <= MAX_LENGTH
                            && JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature
                    ? Optional.ofNullable(UNVERIFIED.processToClaims(token).getIssuer())
                    : Optional.empty();
        } catch (JoseException | InvalidJwtException | MalformedClaimException noToken) {
            return Optional.empty();
        }
    }

    static Optional<Identity> verify(String token, Key key, Expected expected) {
        try {
            JwtClaims claims = consumer(key, expected).processToClaims(token);
            boolean sameFlow = expected.nonce()
                    .map(nonce -> nonce.equals(claims.getClaimValue("nonce")))
                    .orElse(true);
            return sameFlow ? Optional.of(IdentityReading.read(claims)) : Optional.empty();
        } catch (InvalidJwtException refused) {
            return Optional.empty();
        }
    }

    private static JwtConsumer consumer(Key key, Expected expected) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(SIGNED)
                .setExpectedIssuer(expected.issuer().toString())
                .setExpectedAudience(expected.audiences().toArray(String[]::new))
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds((int) expected.skew().toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(expected.at().toEpochMilli()))
                .setVerificationKey(key)
                .build();
    }
}
