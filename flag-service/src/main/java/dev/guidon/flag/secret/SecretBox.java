package dev.guidon.flag.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals texts for the database: AES-256 in Galois/counter mode under a key that HKDF (RFC 5869) derives from the
/// installation's secret. Thread-safe.
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte[] PURPOSE = "guidon.flag-service.sealed.v1".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    /// @param secret of the whole installation; what was sealed under another one cannot be opened
    public SecretBox(String secret, SecureRandom random) {
        this.key = derive(secret);
        this.random = random;
    }

    private static SecretKey derive(String secret) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                    .thenExpand(PURPOSE, KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java 25 platform has HKDF-SHA256", impossible);
        }
    }

    /// The same text is sealed differently each time.
    public String seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, 0).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    /// Empty when it was sealed under another secret, or changed since.
    public Optional<String> open(String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length < NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] text = cipher(Cipher.DECRYPT_MODE, bytes, 0).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// @param source has the nonce at `offset`
    private Cipher cipher(int mode, byte[] source, int offset) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, source, offset, NONCE_BYTES));
        return cipher;
    }
}
