package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.organization.Seen;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Versions as strong entity tags (RFC 9110, section 8.8.3): version 3 is `"3"`.
final class VersionTag {
    private static final Pattern FORM = Pattern.compile("\"([0-9]{1,18})\"");

    private VersionTag() {}

    static String write(long version) {
        return "\"" + version + "\"";
    }

    /// The version in `If-Match`, where a change may also be made on whatever is there.
    static Seen seen(Optional<String> header) {
        return header.isEmpty() ? Seen.ANY : new Seen(Optional.of(read(header)));
    }

    /// An answer whose version is its entity tag.
    static <T> RestResponse<T> tagged(long version, T body) {
        return ResponseBuilder.ok(body).header(HttpHeaders.ETAG, write(version)).build();
    }

    /// The version in `If-Match`. `*` and lists would not guard against a lost update, so they are no version.
    static long read(Optional<String> header) {
        String tag =
                header.orElseThrow(() -> new FailureException(new Failure.PreconditionRequired(HttpHeaders.IF_MATCH)));
        Matcher matcher = FORM.matcher(tag.strip());
        if (!matcher.matches()) {
            throw new FailureException(Failure.Invalid.of(
                    HttpHeaders.IF_MATCH, "must be one version as the ETag gives it, such as \"3\" with its quotes"));
        }
        return Long.parseLong(matcher.group(1));
    }
}
