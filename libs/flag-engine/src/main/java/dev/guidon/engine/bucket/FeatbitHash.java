package dev.guidon.engine.bucket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Where FeatBit's evaluation server puts a text between 0 and 1, both included: the first four bytes of its MD5 as a
/// signed little-endian number, divided by the smallest integer, without its sign.
final class FeatbitHash {
    private FeatbitHash() {}

    static double of(String text) {
        int number = ByteBuffer.wrap(md5(text)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Math.abs(number / (double) Integer.MIN_VALUE);
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
