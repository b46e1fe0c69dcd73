package dev.guidon.flag.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that depend on the time (RFC 6238) in the form that every authenticator knows: HMAC-SHA-1, steps of
/// 30 seconds, six digits.
final class TimeCode {
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;

    /// Codes of so many steps before and after the present one are taken, because clocks differ (RFC 6238, section
    /// 5.2).
    static final int WINDOW = 1;

    private static final String MAC = "HmacSHA1";

    private TimeCode() {}

    static long stepAt(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /// @param digits up to 9
    static String of(byte[] key, long step, int digits) {
        byte[] hash = hash(key, step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        int modulus = Math.powExact(10, digits);
        return String.format("%0" + digits + "d", number % modulus);
    }

    private static byte[] hash(byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC, impossible);
        }
    }

    /// The step that a code is of; empty when it is of none that is taken.
    ///
    /// @param after newest step whose code was taken
    static OptionalLong step(byte[] key, String code, Instant at, long after) {
        long now = stepAt(at);
        OptionalLong found = OptionalLong.empty();
        for (long step = Math.max(now - WINDOW, after + 1); step <= now + WINDOW; step++) {
            if (SameText.is(of(key, step, DIGITS), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
