package dev.guidon.flag.sso;

import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a claim stands: the name of one such as `groups`, or, beginning with a slash, a JSON pointer (RFC 6901) such
/// as `/realm_access/roles`.
public record ClaimPath(String text) {
    private static final int MAX_LENGTH = 200;

    public ClaimPath {
        problemWith(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /// What keeps `text` from being a path, if anything does.
    public static Optional<String> problemWith(String text) {
        return text.isBlank() || text.length() > MAX_LENGTH
                ? Optional.of(
                        "is no claim such as groups or /realm_access/roles, of at most " + MAX_LENGTH + " characters")
                : Optional.empty();
    }

    /// The texts there: one, or those of an array. Empty when nothing stands there, or something else.
    public Set<String> values(Value.Structure claims) {
        Value found = claims;
        for (String name : names()) {
            found = found instanceof Value.Structure(var fields)
                    ? fields.getOrDefault(name, new Value.Nothing())
                    : new Value.Nothing();
        }
        return texts(found).collect(Collectors.toUnmodifiableSet());
    }

    private List<String> names() {
        return text.startsWith("/")
                ? Stream.of(text.substring(1).split("/", -1))
                        .map(name -> name.replace("~1", "/").replace("~0", "~"))
                        .toList()
                : List.of(text);
    }

    private static Stream<String> texts(Value found) {
        return switch (found) {
            case Value.Text(var single) -> Stream.of(single);
            case Value.Sequence(var elements) ->
                elements.stream()
                        .flatMap(element -> element instanceof Value.Text(var each) ? Stream.of(each) : Stream.empty());
            case Value.Bool _, Value.Whole _, Value.Decimal _, Value.Structure _, Value.Nothing _ -> Stream.empty();
        };
    }
}
