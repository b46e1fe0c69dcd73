package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.adapter.login.SsoSettings;
import dev.guidon.flag.sso.SsoLogin;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where browsers may be sent after a login.
@ApplicationScoped
class ReturnAddresses {
    /// A program on the user's own machine, on whatever port it could get (RFC 8252, section 7.3).
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /// SHA-256 in Base64 for URLs without padding.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final int MAX_LENGTH = 2_000;

    private final SsoSettings settings;

    ReturnAddresses(SsoSettings settings) {
        this.settings = settings;
    }

    /// Without a slash at its end.
    String publicUrl(HttpServerRequest request) {
        String url =
                settings.publicUrl().map(URI::toString).orElseGet(() -> request.scheme() + "://" + request.authority());
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// Throws a `FailureException` of `Invalid` for an address that is not allowed, or one without the other.
    Optional<SsoLogin.Return> wanted(String returnTo, String challenge) {
        if (returnTo.isEmpty() && challenge.isEmpty()) {
            return Optional.empty();
        }
        List<Violation> violations = new ArrayList<>();
        if (!isAllowed(returnTo)) {
            violations.add(new Violation(
                    "returnTo",
                    "must be an address on the user's own machine (http://127.0.0.1:…), or begin as"
                            + " guidon.login.sso.return-to allows"));
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            violations.add(new Violation(
                    "challenge", "must be the SHA-256 of a PKCE verifier in Base64 for URLs, 43 characters"));
        }
        if (!violations.isEmpty()) {
            throw new FailureException(new Failure.Invalid(violations));
        }
        return Optional.of(new SsoLogin.Return(URI.create(returnTo), challenge));
    }

    private boolean isAllowed(String returnTo) {
        try {
            URI uri = URI.create(returnTo);
            return returnTo.length() <= MAX_LENGTH
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && (isLoopback(uri) || isConfigured(uri));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }

    /// A beginning without a path would also begin the names of other hosts.
    private boolean isConfigured(URI uri) {
        return settings.returnTo().orElse(List.of()).stream()
                .map(beginning -> beginning.indexOf('/', "https://".length()) < 0 ? beginning + "/" : beginning)
                .anyMatch(beginning -> uri.toString().startsWith(beginning));
    }
}
