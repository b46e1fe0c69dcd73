package dev.guidon.flag.access;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// One part of a resource pattern: a type and a glob of keys, or `*` for anything.
///
/// @param type empty for any
record PartPattern(Optional<ResourceType> type, Glob key) {

    /// Empty when `text` is none.
    static Optional<PartPattern> parse(String text) {
        if (text.equals("*")) {
            return Optional.of(new PartPattern(Optional.empty(), Glob.ANY));
        }
        int slash = text.indexOf('/');
        if (slash < 0 || Glob.problemWith(text.substring(slash + 1)).isPresent()) {
            return Optional.empty();
        }
        return Stream.of(ResourceType.values())
                .filter(type -> type.word().equals(text.substring(0, slash)))
                .findFirst()
                .map(type -> new PartPattern(Optional.of(type), new Glob(text.substring(slash + 1))));
    }

    boolean takes(ResourceType wanted) {
        return type.isEmpty() || type.get() == wanted;
    }

    boolean matches(ResourceName.Part part) {
        return takes(part.type()) && key.matches(part.key());
    }

    boolean covers(PartPattern other) {
        return type.isEmpty() || (type.equals(other.type) && key.covers(other.key));
    }

    /// Whether each pattern has a part of its own among `parts`, in the same order.
    static <T> boolean inOrder(List<PartPattern> patterns, List<T> parts, BiPredicate<PartPattern, T> fits) {
        int next = 0;
        for (T part : parts) {
            if (next < patterns.size() && fits.test(patterns.get(next), part)) {
                next++;
            }
        }
        return next == patterns.size();
    }

    @Override
    public String toString() {
        return type.map(known -> known.word() + "/" + key.text()).orElse("*");
    }
}
