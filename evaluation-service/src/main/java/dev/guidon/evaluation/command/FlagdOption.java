package dev.guidon.evaluation.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every option of `flagd start`, by the names that flagd 0.16 gives it.
///
/// @param name without its dashes
/// @param letter its short name, or a space
/// @param setting the configuration key that it sets, if it is as simple as that
/// @param kind how it is written
record FlagdOption(String name, char letter, Kind kind, Optional<String> setting) {

    enum Kind {
        TEXT,
        /// Once or more, or with commas in between.
        LIST,
        /// `key=value`, once or more, or with commas in between.
        PAIRS,
        NUMBER,
        /// As Go writes it: `30s`, `1m30s`.
        DURATION,
        /// `--name` alone is true.
        SWITCH,
        /// flagd has it, this server has not.
        UNSUPPORTED
    }

    private static FlagdOption of(String name, char letter, Kind kind, String setting) {
        return new FlagdOption(name, letter, kind, Optional.of(setting).filter(key -> !key.isEmpty()));
    }

    static Stream<FlagdOption> all() {
        return Stream.of(
                of("port", 'p', Kind.NUMBER, "quarkus.http.port"),
                of("management-port", 'm', Kind.NUMBER, "quarkus.management.port"),
                of("sync-port", 'g', Kind.NUMBER, "guidon.listen.sync-port"),
                of("ofrep-port", 'r', Kind.NUMBER, "guidon.listen.ofrep-port"),
                of("socket-path", 'd', Kind.TEXT, "guidon.listen.socket-path"),
                of("sync-socket-path", 'e', Kind.TEXT, "guidon.listen.sync-socket-path"),
                of("server-cert-path", 'c', Kind.TEXT, "guidon.listen.certificate"),
                of("server-key-path", 'k', Kind.TEXT, "guidon.listen.key"),
                of("uri", 'f', Kind.LIST, ""),
                of("sources", 's', Kind.TEXT, ""),
                of("context-value", 'X', Kind.PAIRS, "guidon.flagd.context-values"),
                of("context-from-header", 'H', Kind.PAIRS, "guidon.flagd.context-from-header"),
                of("cors-origin", 'C', Kind.LIST, "guidon.flagd.cors-origins"),
                of("disable-sync-metadata", ' ', Kind.SWITCH, "guidon.flagd.disable-sync-metadata"),
                of("stream-deadline", ' ', Kind.DURATION, "guidon.flagd.stream-deadline"),
                of("max-request-body", 'B', Kind.NUMBER, ""),
                of("max-request-header", 'R', Kind.NUMBER, ""),
                of("log-format", 'z', Kind.TEXT, ""),
                of("metrics-exporter", 't', Kind.TEXT, ""),
                of("debug", 'x', Kind.SWITCH, ""),
                of("config", ' ', Kind.TEXT, ""),
                of("keep-alive-min-time", ' ', Kind.UNSUPPORTED, ""),
                of("keep-alive-permit-without-stream", ' ', Kind.UNSUPPORTED, ""),
                of("otel-collector-uri", 'o', Kind.UNSUPPORTED, ""),
                of("otel-cert-path", 'D', Kind.UNSUPPORTED, ""),
                of("otel-key-path", 'K', Kind.UNSUPPORTED, ""),
                of("otel-ca-path", 'A', Kind.UNSUPPORTED, ""),
                of("otel-reload-interval", 'I', Kind.UNSUPPORTED, ""));
    }

    static Optional<FlagdOption> named(String name) {
        return all().filter(option -> option.name().equals(name)).findFirst();
    }

    static Optional<FlagdOption> lettered(char letter) {
        return all().filter(option -> letter != ' ' && option.letter() == letter)
                .findFirst();
    }

    /// The environment variable that sets it.
    String variable() {
        return "FLAGD_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
