package dev.guidon.gateway.adapter.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// A provider whose settings were checked.
///
/// @param path of its API, without a slash at the end
/// @param authorization value of the header that every call carries
record Provider(
        String name,
        boolean tls,
        String host,
        int port,
        String path,
        Optional<String> authorization,
        Limits limits,
        Pool pool) {
    private static final String PREFIX = "guidon.gateway.providers.";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    record Limits(Duration firstByte, Duration idle, Duration total) {}

    record Pool(Duration connect, Duration keepAlive, int connections, int waiting) {}

    /// @throws IllegalArgumentException naming the key that is wrong
    static Provider of(String name, ProviderSettings.OneProvider settings) {
        URI base = baseUrl(name, settings.baseUrl());
        boolean tls = "https".equalsIgnoreCase(base.getScheme());
        int standardPort = tls ? HTTPS_PORT : HTTP_PORT;
        return new Provider(
                name,
                tls,
                base.getHost(),
                base.getPort() < 0 ? standardPort : base.getPort(),
                base.getRawPath().replaceFirst("/+$", ""),
                settings.apiKey().filter(key -> !key.isBlank()).map(key -> "Bearer " + key.strip()),
                new Limits(
                        positive(name, "first-byte-timeout", settings.firstByteTimeout()),
                        positive(name, "idle-timeout", settings.idleTimeout()),
                        positive(name, "total-timeout", settings.totalTimeout())),
                new Pool(
                        positive(name, "connect-timeout", settings.connectTimeout()),
                        positive(name, "keep-alive", settings.keepAlive()),
                        atLeast(1, name, "max-connections", settings.maxConnections()),
                        atLeast(0, name, "max-waiting", settings.maxWaiting())));
    }

    private static URI baseUrl(String name, String text) {
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException _) {
            throw wrongBaseUrl(name, "is no URL");
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw wrongBaseUrl(name, "is neither http nor https");
        }
        if (url.getHost() == null) {
            throw wrongBaseUrl(name, "names no host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrongBaseUrl(name, "holds more than host, port and path");
        }
        return url;
    }

    /// Does not show the value: whoever mixes things up may have put a secret there.
    private static IllegalArgumentException wrongBaseUrl(String name, String problem) {
        return new IllegalArgumentException(
                PREFIX + name + ".base-url " + problem + "; give something like https://api.example.com/v1");
    }

    private static Duration positive(String name, String setting, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(PREFIX + name + "." + setting + " is " + value + "; give at least 1 ms");
        }
        return value;
    }

    private static int atLeast(int least, String name, String setting, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    PREFIX + name + "." + setting + " is " + value + "; give at least " + least);
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
