package dev.guidon.evaluation.command;

import dev.guidon.evaluation.command.FlagdOption.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Options as they were given. What stands on the command line goes before the environment, and that before a file.
final class GivenOptions {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// Reads `--name value`, `--name=value`, `-n value`, `-n=value` and `-nvalue`, as flagd does.
    ///
    /// @throws IllegalArgumentException naming what cannot be read
    static GivenOptions of(List<String> arguments) {
        GivenOptions given = new GivenOptions();
        for (int i = 0; i < arguments.size(); i++) {
            Written written = Written.of(arguments.get(i));
            FlagdOption option = written.option();
            if (written.value().isPresent()) {
                given.add(option, written.value().get());
            } else if (option.kind() == Kind.SWITCH) {
                given.add(option, "true");
            } else if (i + 1 < arguments.size()) {
                i++;
                given.add(option, arguments.get(i));
            } else {
                throw new IllegalArgumentException("option --" + option.name() + " needs a value");
            }
        }
        return given;
    }

    /// @param value if it is written in the same word
    private record Written(FlagdOption option, Optional<String> value) {
        static Written of(String argument) {
            if (argument.startsWith("--")) {
                int equals = argument.indexOf('=');
                String name = argument.substring(2, equals < 0 ? argument.length() : equals);
                return new Written(
                        FlagdOption.named(name).orElseThrow(() -> unknown("--" + name)),
                        equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1)));
            }
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                throw new IllegalArgumentException("'" + argument + "' is no option");
            }
            FlagdOption option =
                    FlagdOption.lettered(argument.charAt(1)).orElseThrow(() -> unknown(argument.substring(0, 2)));
            String rest = argument.substring(2);
            return new Written(
                    option,
                    rest.isEmpty() ? Optional.empty() : Optional.of(rest.startsWith("=") ? rest.substring(1) : rest));
        }

        private static IllegalArgumentException unknown(String name) {
            return new IllegalArgumentException("there is no option " + name);
        }
    }

    private void add(FlagdOption option, String value) {
        if (option.kind() == Kind.UNSUPPORTED) {
            throw new IllegalArgumentException(
                    "option --" + option.name() + " of flagd is not supported here: leave it" + " out");
        }
        values.computeIfAbsent(option.name(), _ -> new ArrayList<>()).add(value);
    }

    /// Sets what was not given yet.
    void addMissing(FlagdOption option, List<String> from) {
        if (!values.containsKey(option.name())) {
            from.forEach(value -> add(option, value));
        }
    }

    /// The last value of an option, if it was given at all.
    Optional<String> last(String name) {
        return all(name).reduce((_, second) -> second);
    }

    private Stream<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream();
    }

    /// Every value of an option, with those between commas apart.
    List<String> each(String name) {
        return all(name)
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
