package dev.guidon.flag.webhook;

import dev.guidon.flag.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs deliveries as Standard Webhooks 1.0 has it (standardwebhooks.com): HMAC-SHA256 over `<id>.<seconds>.<body>`,
/// in Base64, after `v1,`. The time is signed, so that a receiver can refuse what is old.
public final class Signature {
    private static final String SECRET_PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// @param random must be cryptographically strong
    public static SecretText newSecret(RandomGenerator random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new SecretText(SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// One signature for each secret that is good, with spaces between; empty when there is none.
    public static String of(String deliveryId, Instant at, String body, SigningSecrets secrets) {
        String signed = deliveryId + "." + at.getEpochSecond() + "." + body;
        return secrets.at(at).map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String hmac(SecretText secret, String signed) {
        byte[] key = Base64.getDecoder().decode(secret.reveal().substring(SECRET_PREFIX.length()));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }
}
