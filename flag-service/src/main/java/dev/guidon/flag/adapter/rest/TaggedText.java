package dev.guidon.flag.adapter.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/// A document as an answer, with a strong entity tag of its text (RFC 9110, section 8.8.3).
final class TaggedText {
    private static final int TAG_BYTES = 16;

    private TaggedText() {}

    /// Says 304 instead when the caller has this very text already.
    static RestResponse<String> of(String text, Optional<String> ifNoneMatch) {
        String tag = "\"" + digest(text) + "\"";
        if (ifNoneMatch.filter(known -> isAmong(tag, known)).isPresent()) {
            return ResponseBuilder.<String>create(Status.NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return ResponseBuilder.ok(text).header(HttpHeaders.ETAG, tag).build();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static boolean isAmong(String tag, String known) {
        return Arrays.stream(known.split(",", -1))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
