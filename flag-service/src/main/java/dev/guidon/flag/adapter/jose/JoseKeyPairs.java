package dev.guidon.flag.adapter.jose;

import dev.guidon.flag.session.KeyPairs;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// Keys on the curve P-256, for ES256: small, fast, and known to every library.
@ApplicationScoped
class JoseKeyPairs implements KeyPairs {
    static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    @Override
    public KeyPair generate(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            key.setUse(Use.SIGNATURE);
            key.setAlgorithm(ALGORITHM);
            return new KeyPair(
                    id, key.toJson(OutputControlLevel.PUBLIC_ONLY), key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (JoseException impossible) {
            throw new IllegalStateException("every Java platform has P-256", impossible);
        }
    }
}
