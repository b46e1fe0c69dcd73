package dev.guidon.flag.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names something that rights are about, by the keys on the way to it: `project/web:environment/prod:flag/checkout`.
/// What is the same in all environments of a project has a name without one.
///
/// @param parts from the outermost to the thing itself, at least one
/// @param tags of the thing itself
public record ResourceName(List<Part> parts, Set<String> tags) {
    /// The key of a thing that is not known yet, or of all things of a type.
    public static final String ALL = "*";

    public ResourceName {
        parts = List.copyOf(parts);
        tags = Set.copyOf(tags);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a resource has at least one part");
        }
    }

    public record Part(ResourceType type, String key) {
        @Override
        public String toString() {
            return type.word() + "/" + key;
        }
    }

    /// Reads what [#text] writes, with `;tag=…` behind it for each tag. Empty when `text` names no one thing.
    public static Optional<ResourceName> parse(String text) {
        if (ResourcePattern.problemWith(text).isPresent() || text.contains(ALL)) {
            return Optional.empty();
        }
        ResourcePattern pattern = ResourcePattern.parse(text);
        return Optional.of(new ResourceName(
                pattern.parts().stream()
                        .map(part ->
                                new Part(part.type().orElseThrow(), part.key().text()))
                        .toList(),
                pattern.tags()));
    }

    public static ResourceName of(ResourceType type, String key) {
        return new ResourceName(List.of(new Part(type, key)), Set.of());
    }

    public static ResourceName project(String key) {
        return of(ResourceType.PROJECT, key);
    }

    /// Something inside this.
    public ResourceName with(ResourceType type, String key) {
        return new ResourceName(
                Stream.concat(parts.stream(), Stream.of(new Part(type, key))).toList(), Set.of());
    }

    public ResourceName tagged(Set<String> carried) {
        return new ResourceName(parts, carried);
    }

    Part last() {
        return parts.getLast();
    }

    List<Part> before() {
        return parts.subList(0, parts.size() - 1);
    }

    boolean isInEnvironment() {
        return before().stream().anyMatch(part -> part.type() == ResourceType.ENVIRONMENT);
    }

    /// Whether it stands for all things of its type.
    boolean isAll() {
        return last().key().equals(ALL);
    }

    public String text() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(":"));
    }
}
