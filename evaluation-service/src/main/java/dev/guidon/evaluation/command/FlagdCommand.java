package dev.guidon.evaluation.command;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.JsonText;
import dev.guidon.evaluation.standalone.SourceConfiguration;
import dev.guidon.evaluation.standalone.SourceOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `flagd start`: options of flagd as settings of this service. An option that cannot be honoured is refused, and none
/// is ignored.
public final class FlagdCommand {
    private static final Pattern GO_DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
    private static final String UNLIMITED = "2147483647";

    private final GivenOptions given;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private FlagdCommand(GivenOptions given) {
        this.given = given;
    }

    /// Where the content of a configuration file comes from: names of options to their values, by its path.
    public interface ConfigurationFile {
        Map<String, Value> read(String path);
    }

    /// @param arguments behind `flagd start`
    /// @param environment of the process
    /// @return settings by their keys
    /// @throws IllegalArgumentException saying which option cannot be honoured, and why
    public static Map<String, String> settings(
            List<String> arguments, Map<String, String> environment, ConfigurationFile file) {
        GivenOptions given = GivenOptions.of(arguments);
        FlagdOption.all().forEach(option -> {
            String value = environment.get(option.variable());
            if (value != null && !value.isEmpty()) {
                given.addMissing(option, List.of(value));
            }
        });
        given.last("config").ifPresent(path -> file.read(path).forEach((name, value) -> {
            FlagdOption option = FlagdOption.named(name)
                    .orElseThrow(() -> new IllegalArgumentException(path + " has the unknown option " + name));
            given.addMissing(option, written(option, value));
        }));
        return new FlagdCommand(given).settings();
    }

    private static List<String> written(FlagdOption option, Value value) {
        return switch (value) {
            case Value.Text(var text) -> List.of(text);
            case Value.Sequence(var elements)
            when option.kind() == FlagdOption.Kind.LIST ->
                elements.stream()
                        .map(element -> element instanceof Value.Text(var text) ? text : JsonText.of(element))
                        .toList();
            case Value.Structure(var fields)
            when option.kind() == FlagdOption.Kind.PAIRS ->
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "="
                                + (field.getValue() instanceof Value.Text(var text)
                                        ? text
                                        : JsonText.of(field.getValue())))
                        .toList();
            case Value.Bool _, Value.Whole _, Value.Decimal _, Value.Nothing _, Value.Sequence _, Value.Structure _ ->
                List.of(JsonText.of(value));
        };
    }

    private Map<String, String> settings() {
        settings.put("guidon.flagd.standalone", "true");
        // Nothing of the platform is there, so nothing of it is looked for.
        settings.put("quarkus.log.category.\"io.quarkus.redis\".level", "ERROR");
        FlagdOption.all().forEach(option -> option.setting().ifPresent(key -> set(option, key)));
        settings.put("guidon.flagd.sources", sources());
        mainListener();
        limits();
        logging();
        refuseWithoutEffect();
        return settings;
    }

    private void set(FlagdOption option, String key) {
        String name = option.name();
        switch (option.kind()) {
            case TEXT -> given.last(name).ifPresent(value -> settings.put(key, value));
            case LIST -> {
                if (!given.each(name).isEmpty()) {
                    settings.put(key, String.join(",", given.each(name)));
                }
            }
            case PAIRS ->
                given.each(name).forEach(pair -> {
                    int equals = pair.indexOf('=');
                    if (equals <= 0) {
                        throw wrong(name, pair, "key=value");
                    }
                    settings.put(key + ".\"" + pair.substring(0, equals) + "\"", pair.substring(equals + 1));
                });
            case NUMBER -> given.last(name).ifPresent(value -> settings.put(key, number(name, value)));
            case DURATION ->
                given.last(name)
                        .ifPresent(
                                value -> settings.put(key, duration(name, value).toString()));
            case SWITCH -> given.last(name).ifPresent(value -> settings.put(key, Boolean.toString(truth(name, value))));
            case UNSUPPORTED -> {}
        }
    }

    private String sources() {
        List<SourceConfiguration> all = new ArrayList<>();
        given.each("uri").forEach(uri -> all.add(SourceOptions.ofUri(uri)));
        given.last("sources").ifPresent(json -> all.addAll(SourceOptions.ofJson(json)));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("name where flags come from: --uri file:flags.json, or --sources");
        }
        return SourceOptions.toJson(SourceOptions.distinct(all));
    }

    /// flagd's main listener is one: a socket if there is one, else a port, with TLS if there is a certificate. The
    /// framework's own then hides on the machine itself.
    private void mainListener() {
        boolean socket = given.last("socket-path").isPresent();
        if (!socket && given.last("server-cert-path").isPresent()) {
            settings.put("guidon.listen.tls-port", settings.getOrDefault("quarkus.http.port", "8013"));
        }
        if (given.last("sync-socket-path").isPresent()) {
            settings.put("guidon.listen.sync-port", "-1");
        }
        if (socket || given.last("sync-socket-path").isPresent()) {
            settings.put("quarkus.vertx.prefer-native-transport", "true");
        }
        if (socket || given.last("server-cert-path").isPresent()) {
            settings.put("quarkus.http.port", "0");
            settings.put("quarkus.http.host", "127.0.0.1");
            settings.put("guidon.listen.host", "0.0.0.0");
        }
    }

    /// Zero means no limit, in flagd.
    private void limits() {
        given.last("max-request-body")
                .map(value -> number("max-request-body", value))
                .ifPresent(bytes -> {
                    settings.put("quarkus.http.limits.max-body-size", bytes.equals("0") ? UNLIMITED : bytes);
                    settings.put("guidon.flagd.max-request-body", bytes.equals("0") ? UNLIMITED : bytes);
                });
        given.last("max-request-header")
                .map(value -> number("max-request-header", value))
                .ifPresent(
                        bytes -> settings.put("quarkus.http.limits.max-header-size", bytes.equals("0") ? "1M" : bytes));
    }

    private void logging() {
        given.last("debug")
                .filter(value -> truth("debug", value))
                .ifPresent(_ -> settings.put("quarkus.log.category.\"dev.guidon\".level", "DEBUG"));
        given.last("log-format").filter(format -> !format.equals("console")).ifPresent(format -> {
            throw new IllegalArgumentException("the log format '" + format + "' is not supported; there is console");
        });
    }

    private void refuseWithoutEffect() {
        given.last("metrics-exporter")
                .filter(exporter -> !exporter.isEmpty() && !exporter.equals("prometheus"))
                .ifPresent(exporter -> {
                    throw new IllegalArgumentException(
                            "the metrics exporter '" + exporter + "' is not supported; metrics are on /metrics");
                });
        if (given.last("server-cert-path").isPresent()
                != given.last("server-key-path").isPresent()) {
            throw new IllegalArgumentException("--server-cert-path and --server-key-path come together");
        }
    }

    private static String number(String name, String value) {
        if (!value.matches("\\d{1,10}")) {
            throw wrong(name, value, "a number");
        }
        return value;
    }

    private static boolean truth(String name, String value) {
        return switch (value) {
            case "true", "1", "t", "T", "TRUE", "True" -> true;
            case "false", "0", "f", "F", "FALSE", "False" -> false;
            default -> throw wrong(name, value, "true or false");
        };
    }

    private static Duration duration(String name, String value) {
        Matcher parts = GO_DURATION.matcher(value);
        double millis = 0;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            double unit =
                    switch (parts.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        default -> 3_600_000;
                    };
            millis += Double.parseDouble(parts.group(1)) * unit;
            end = parts.end();
        }
        if (value.equals("0")) {
            return Duration.ZERO;
        }
        if (end == 0 || end != value.length()) {
            throw wrong(name, value, "a duration such as 30s or 1m30s");
        }
        return Duration.ofMillis(Math.round(millis));
    }

    private static IllegalArgumentException wrong(String name, String value, String wanted) {
        return new IllegalArgumentException("--" + name + " is '" + value + "' and not " + wanted);
    }
}
