package dev.guidon.flag.idempotency;

import java.util.Optional;
import java.util.regex.Pattern;

/// A request that is to be carried out once.
///
/// @param caller who makes it; two callers may use one key
/// @param path that it is made to; a key means something else at each path
/// @param contentHash SHA-256 of query and body, in hexadecimal: what must be the same when it comes again
public record KeyedRequest(String caller, String path, String key, String contentHash) {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /// What keeps `text` from being a key, if anything does.
    public static Optional<String> problemWithKey(String text) {
        return KEY.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 200 visible ASCII characters, such as a UUID");
    }
}
