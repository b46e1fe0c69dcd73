package dev.guidon.flag.adapter.argon2;

import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// One argon2id hash (RFC 9106), version 1.3, read from and written to the PHC string format.
///
/// @param salt 16 bytes in Base64 without padding
/// @param hash 32 bytes, likewise
record Argon2Hash(Argon2Cost cost, String salt, String hash) {
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    static Argon2Hash of(Password password, byte[] salt, Argon2Cost cost) {
        return new Argon2Hash(cost, base64(salt), base64(compute(password, salt, cost)));
    }

    /// Throws for what was not written here: nothing else gets into the database.
    static Argon2Hash parse(PasswordHash kept) {
        Matcher parts = PHC.matcher(kept.text());
        if (!parts.matches()) {
            throw new IllegalStateException("a kept password hash is not in the PHC string format of argon2id");
        }
        Argon2Cost cost = new Argon2Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return new Argon2Hash(cost, parts.group(4), parts.group(5));
    }

    /// In a time that does not depend on where they differ.
    boolean matches(Password password) {
        byte[] computed = compute(password, Base64.getDecoder().decode(salt), cost);
        return MessageDigest.isEqual(computed, Base64.getDecoder().decode(hash));
    }

    private static byte[] compute(Password password, byte[] salt, Argon2Cost cost) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.text().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    PasswordHash write() {
        return new PasswordHash("$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.iterations() + ",p="
                + cost.parallelism() + "$" + salt + "$" + hash);
    }

    @Override
    public String toString() {
        return "Argon2Hash[" + cost + "]";
    }
}
