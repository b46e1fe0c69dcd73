package dev.guidon.flag.adapter.jose;

import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.session.AccessTokens;
import dev.guidon.flag.session.KeyRing;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.SessionPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Access tokens signed with ES256. The keys are read from the database once a minute, and at once for a token of a key
/// that is not known yet, because another instance may have made it.
@ApplicationScoped
class JoseAccessTokens implements AccessTokens {
    private static final Duration FRESH = Duration.ofMinutes(1);
    /// Bounds how often tokens with made-up keys reach the database.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KeyRing ring;
    private final SessionPolicy policy;
    private final AtomicReference<@Nullable SigningKeys> cached = new AtomicReference<>();

    JoseAccessTokens(KeyRing ring, SessionPolicy policy) {
        this.ring = ring;
        this.policy = policy;
    }

    @Override
    public Uni<String> sign(UserAccount account, Session session, Instant at) {
        return keys(at, _ -> true).map(keys -> sign(claims(account, session, at), keys));
    }

    private JwtClaims claims(UserAccount account, Session session, Instant at) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(OwnTokens.ISSUER);
        claims.setAudience(OwnTokens.AUDIENCE);
        claims.setSubject(account.id());
        claims.setStringClaim(OwnTokens.SESSION, session.id());
        claims.setStringClaim("email", account.email().text());
        claims.setIssuedAt(seconds(at));
        claims.setExpirationTime(seconds(at.plus(policy.access())));
        return claims;
    }

    private static NumericDate seconds(Instant at) {
        return NumericDate.fromSeconds(at.getEpochSecond());
    }

    private static String sign(JwtClaims claims, SigningKeys keys) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", OwnTokens.TYPE);
        signature.setAlgorithmHeaderValue(JoseKeyPairs.ALGORITHM);
        signature.setKeyIdHeaderValue(keys.signingKeyId());
        signature.setKey(keys.privateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("a key of our own cannot sign", impossible);
        }
    }

    @Override
    public Uni<Optional<Claims>> verify(String token, Instant at) {
        return OwnTokens.keyIdOf(token)
                .map(keyId -> keys(at, keys -> keys.publicKey(keyId).isPresent())
                        .map(keys -> keys.publicKey(keyId).flatMap(key -> OwnTokens.claimsOf(token, key, at))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    @Override
    public Uni<String> publicKeys(Instant at) {
        return keys(at, _ -> true).map(SigningKeys::publicKeys);
    }

    /// @param enough whether the cached keys will do
    private Uni<SigningKeys> keys(Instant at, Predicate<SigningKeys> enough) {
        SigningKeys known = cached.get();
        if (known != null && isFresh(known, at, enough)) {
            return Uni.createFrom().item(known);
        }
        return ring.load(at).map(loaded -> SigningKeys.of(loaded, at)).invoke(cached::set);
    }

    private static boolean isFresh(SigningKeys known, Instant at, Predicate<SigningKeys> enough) {
        Duration allowed = enough.test(known) ? FRESH : PATIENCE;
        return Duration.between(known.loadedAt(), at).compareTo(allowed) < 0;
    }
}
