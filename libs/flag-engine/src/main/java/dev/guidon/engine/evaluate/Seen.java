package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What an explanation tells of an attribute that a decision looked at.
public sealed interface Seen {

    /// The subject does not have it.
    record Missing() implements Seen {}

    /// The subject has it; whoever asked for the explanation wants it hidden.
    record Hidden() implements Seen {}

    /// The subject has it, and no operator reads it: an object as a whole.
    record Unreadable() implements Seen {}

    record Known(Value value) implements Seen {}

    /// @param hidden says of the name of an attribute whether its value must stay out
    static Seen of(AttributePath path, @Nullable Object attribute, Predicate<String> hidden) {
        if (attribute == null) {
            return new Missing();
        }
        if (hidden.test(path.name())) {
            return new Hidden();
        }
        return valueOf(attribute).<Seen>map(Known::new).orElseGet(Unreadable::new);
    }

    private static Optional<Value> valueOf(Object attribute) {
        return switch (attribute) {
            case String text -> Optional.of(new Value.Text(text));
            case Boolean bool -> Optional.of(new Value.Bool(bool));
            case Long whole -> Optional.of(new Value.Whole(whole));
            case Double decimal when Double.isFinite(decimal) -> Optional.of(new Value.Decimal(decimal));
            case List<?> elements -> Optional.of(sequence(elements));
            default -> Optional.empty();
        };
    }

    private static Value sequence(List<?> elements) {
        return new Value.Sequence(elements.stream()
                .map(element -> element == null ? Optional.<Value>empty() : valueOf(element))
                .map(value -> value.orElseGet(Value.Nothing::new))
                .toList());
    }
}
