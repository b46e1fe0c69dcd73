package dev.guidon.flag.adapter.jose;

import dev.guidon.flag.session.AccessTokens.Claims;
import java.security.Key;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/// What our access tokens look like (RFC 9068), and whether one is.
final class OwnTokens {
    static final String ISSUER = "guidon";
    static final String AUDIENCE = "guidon";
    static final String SESSION = "sid";
    static final String TYPE = "at+jwt";
    private static final int MAX_LENGTH = 4_096;

    private OwnTokens() {}

    /// The key that a token says it was signed with; empty for what is no token of ours. Proves nothing yet.
    static Optional<String> keyIdOf(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonWebStructure structure = JsonWebStructure.fromCompactSerialization(token);
            return structure instanceof JsonWebSignature && TYPE.equals(structure.getHeader("typ"))
                    ? Optional.ofNullable(structure.getKeyIdHeaderValue())
                    : Optional.empty();
        } catch (JoseException noToken) {
            return Optional.empty();
        }
    }

    static Optional<Claims> claimsOf(String token, Key key, Instant at) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, JoseKeyPairs.ALGORITHM))
                    .setExpectedType(true, TYPE)
                    .setExpectedIssuer(ISSUER)
                    .setExpectedAudience(AUDIENCE)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(at.toEpochMilli()))
                    .setVerificationKey(key)
                    .build()
                    .processToClaims(token);
            return Optional.ofNullable(claims.getStringClaimValue(SESSION))
                    .flatMap(session -> subjectOf(claims).map(subject -> new Claims(subject, session)));
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> subjectOf(JwtClaims claims) {
        try {
            return Optional.ofNullable(claims.getSubject());
        } catch (MalformedClaimException refused) {
            return Optional.empty();
        }
    }
}
