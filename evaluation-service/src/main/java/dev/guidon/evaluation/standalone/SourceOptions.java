package dev.guidon.evaluation.standalone;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.JsonReader;
import dev.guidon.engine.flagd.JsonText;
import dev.guidon.evaluation.standalone.SourceConfiguration.Remote;
import dev.guidon.evaluation.standalone.SourceConfiguration.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads sources as flagd's options `--uri` and `--sources` name them.
public final class SourceOptions {
    private static final int DEFAULT_MAX_MESSAGE = 4 * 1024 * 1024;
    private static final long DEFAULT_SECONDS = 5;
    private static final long DEFAULT_TIMEOUT = 10;
    private static final Set<String> KNOWN = Set.of(
            "uri",
            "provider",
            "authHeader",
            "certPath",
            "tls",
            "providerID",
            "selector",
            "interval",
            "maxMsgSize",
            "timeoutS",
            "headers");

    private SourceOptions() {}

    /// A source that is named by its address alone.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static SourceConfiguration ofUri(String uri) {
        if (uri.startsWith("file:")) {
            return plain(uri.substring("file:".length()), Transport.FILE, false);
        }
        if (uri.startsWith("http://") || uri.startsWith("https://")) {
            return plain(uri, Transport.HTTP, false);
        }
        if (uri.startsWith("grpc://")) {
            return plain(uri.substring("grpc://".length()), Transport.GRPC, false);
        }
        if (uri.startsWith("grpcs://")) {
            return plain(uri.substring("grpcs://".length()), Transport.GRPC, true);
        }
        throw new IllegalArgumentException("a source begins with file:, http://, https://, grpc:// or grpcs://; " + uri
                + " is of a kind that is not supported");
    }

    private static SourceConfiguration plain(String uri, Transport transport, boolean tls) {
        return new SourceConfiguration(
                checked(uri, transport), transport, Map.of(), remote(new Value.Structure(Map.of()), tls));
    }

    /// A list of sources in JSON.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static List<SourceConfiguration> ofJson(String json) {
        if (!(JsonReader.read(json) instanceof Value.Sequence(var elements))) {
            throw new IllegalArgumentException("sources are a JSON array of objects");
        }
        List<SourceConfiguration> sources = new ArrayList<>();
        elements.forEach(element -> sources.add(of(element)));
        return sources;
    }

    /// @throws IllegalArgumentException when two have one name, by which selectors and priorities would not tell them
    /// apart
    public static List<SourceConfiguration> distinct(List<SourceConfiguration> sources) {
        Set<String> seen = new HashSet<>();
        sources.forEach(source -> {
            if (!seen.add(source.uri())) {
                throw new IllegalArgumentException("the source " + source.uri() + " is named twice");
            }
        });
        return sources;
    }

    /// What [#ofJson] reads as the same sources.
    public static String toJson(List<SourceConfiguration> sources) {
        return JsonText.of(
                new Value.Sequence(sources.stream().map(SourceOptions::written).toList()));
    }

    private static Value written(SourceConfiguration source) {
        Map<String, Value> fields = new HashMap<>();
        fields.put("uri", new Value.Text(source.uri()));
        fields.put("provider", new Value.Text(source.transport().name().toLowerCase(Locale.ROOT)));
        Map<String, Value> headers = new HashMap<>();
        source.headers().forEach((name, text) -> headers.put(name, new Value.Text(text)));
        fields.put("headers", new Value.Structure(headers));
        Remote remote = source.remote();
        fields.put("tls", new Value.Bool(remote.tls()));
        remote.certPath().ifPresent(path -> fields.put("certPath", new Value.Text(path)));
        remote.providerId().ifPresent(id -> fields.put("providerID", new Value.Text(id)));
        remote.selector().ifPresent(selector -> fields.put("selector", new Value.Text(selector)));
        fields.put("maxMsgSize", new Value.Whole(remote.maxMessageBytes()));
        fields.put("interval", new Value.Whole(remote.interval().toSeconds()));
        fields.put("timeoutS", new Value.Whole(remote.timeout().toSeconds()));
        return new Value.Structure(fields);
    }

    private static SourceConfiguration of(Value element) {
        if (!(element instanceof Value.Structure source)) {
            throw new IllegalArgumentException("each source is an object with uri and provider");
        }
        source.fields().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("'" + name + "' of a source is not supported");
                });
        String uri = text(source, "uri").orElseThrow(() -> new IllegalArgumentException("a source has no uri"));
        Transport transport =
                switch (text(source, "provider").orElse("")) {
                    case "file", "fsnotify", "fileinfo" -> Transport.FILE;
                    case "http" -> Transport.HTTP;
                    case "grpc" -> Transport.GRPC;
                    case "" -> throw new IllegalArgumentException("the source " + uri + " has no provider");
                    case String other ->
                        throw new IllegalArgumentException("the provider '" + other + "' of source " + uri
                                + " is not supported; there are file, fsnotify, fileinfo, http and grpc");
                };
        return new SourceConfiguration(checked(uri, transport), transport, headers(source), remote(source, false));
    }

    private static String checked(String uri, Transport transport) {
        String name = transport == Transport.FILE && uri.startsWith("file:") ? uri.substring("file:".length()) : uri;
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a source has an empty uri");
        }
        if (transport == Transport.FILE && !name.matches("(?i).*\\.(json|yaml|yml)")) {
            throw new IllegalArgumentException("the file " + name + " ends in neither .json, .yaml nor .yml");
        }
        if (transport == Transport.HTTP && !name.matches("https?://.+")) {
            throw new IllegalArgumentException("the http source " + name + " begins with neither http:// nor https://");
        }
        if (transport == Transport.GRPC && !name.matches("[^/]+:\\d+")) {
            throw new IllegalArgumentException(
                    "the grpc source " + name + " is not of the form host:port, which is all that is supported");
        }
        return name;
    }

    private static Map<String, String> headers(Value.Structure source) {
        Map<String, String> headers = new HashMap<>();
        if (source.fields().get("headers") instanceof Value.Structure(var fields)) {
            fields.forEach((name, value) -> {
                if (!(value instanceof Value.Text(var text))) {
                    throw new IllegalArgumentException("header " + name + " of a source is no string");
                }
                headers.put(name, text);
            });
        }
        text(source, "authHeader").ifPresent(text -> headers.put("Authorization", text));
        return headers;
    }

    private static Remote remote(Value.Structure source, boolean tls) {
        return new Remote(
                tls || (source.fields().get("tls") instanceof Value.Bool(var on) && on),
                text(source, "certPath"),
                text(source, "providerID"),
                text(source, "selector"),
                (int) number(source, "maxMsgSize", DEFAULT_MAX_MESSAGE),
                Duration.ofSeconds(number(source, "interval", DEFAULT_SECONDS)),
                Duration.ofSeconds(number(source, "timeoutS", DEFAULT_TIMEOUT)));
    }

    private static Optional<String> text(Value.Structure source, String name) {
        return switch (source.fields().getOrDefault(name, new Value.Nothing())) {
            case Value.Text(var text) when !text.isEmpty() -> Optional.of(text);
            case Value.Text _, Value.Nothing() -> Optional.empty();
            case Value.Bool _, Value.Whole _, Value.Decimal _, Value.Sequence _, Value.Structure _ ->
                throw new IllegalArgumentException("'" + name + "' of a source is no string");
        };
    }

    /// Zero means the default, as in flagd.
    private static long number(Value.Structure source, String name, long byDefault) {
        return switch (source.fields().getOrDefault(name, new Value.Nothing())) {
            case Value.Whole(var number)
            when number >= 0 && number <= Integer.MAX_VALUE -> number == 0 ? byDefault : number;
            case Value.Nothing() -> byDefault;
            case Value.Text _, Value.Bool _, Value.Whole _, Value.Decimal _, Value.Sequence _, Value.Structure _ ->
                throw new IllegalArgumentException("'" + name + "' of a source is no whole number");
        };
    }
}
