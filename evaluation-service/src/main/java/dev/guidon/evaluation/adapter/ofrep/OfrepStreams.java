package dev.guidon.evaluation.adapter.ofrep;

import dev.guidon.evaluation.adapter.changes.ChangeStreams;
import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.Credentials;
import dev.guidon.kit.identity.KeyKind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `GET /ofrep/v1/sse`: tells clients to fetch anew. A browser sets no headers there, so the address that a bulk answer
/// names carries what the client came with. Keys of servers are secret and do not go into addresses: whoever has one
/// sends it as a header and builds the address itself.
@ApplicationScoped
class OfrepStreams {
    static final String PATH = "/ofrep/v1/sse";
    private static final String SET = "flagSetId=";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final FlagdAccess access;
    private final ChangeStreams streams;
    private final EntityTags tags;

    OfrepStreams(FlagdAccess access, ChangeStreams streams, EntityTags tags) {
        this.access = access;
        this.streams = streams;
        this.tags = tags;
    }

    /// The address that a bulk answer names; null for a caller whose key may stand in none.
    static @Nullable String uriFor(HttpServerRequest request) {
        Optional<String> key = Credentials.of(request.getHeader("Authorization"), request.getHeader("X-API-Key"));
        String selector = request.getHeader(OfrepRoutes.SELECTOR);
        if (isSecret(key) || isSecret(Optional.ofNullable(selector).map(OfrepStreams::bare))) {
            return null;
        }
        if (key.isPresent()) {
            return PATH + "?key=" + URLEncoder.encode(key.get(), StandardCharsets.UTF_8);
        }
        return selector == null ? PATH : PATH + "?selector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    }

    private static String bare(String selector) {
        return selector.startsWith(SET) ? selector.substring(SET.length()) : selector;
    }

    private static boolean isSecret(Optional<String> key) {
        return key.flatMap(ApiKeyText::parse)
                .filter(text -> text.kind() == KeyKind.SERVER)
                .isPresent();
    }

    void open(RoutingContext request) {
        Optional<String> key = Credentials.of(
                        request.request().getHeader("Authorization"),
                        request.request().getHeader("X-API-Key"))
                .or(() -> Optional.ofNullable(request.request().getParam("key")));
        Optional<String> selector = Optional.ofNullable(request.request().getHeader(OfrepRoutes.SELECTOR))
                .or(() -> Optional.ofNullable(request.request().getParam("selector")));
        FlagdFlags flags = access.open(key, selector);
        OfrepStream stream = new OfrepStream(request.response(), tags);
        request.response()
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache")
                .setChunked(true)
                .closeHandler(_ -> streams.close(flags, stream));
        if (!streams.open(flags, stream)) {
            throw new FailureException(new Failure.Unavailable("room for another stream", RETRY_AFTER));
        }
    }
}
