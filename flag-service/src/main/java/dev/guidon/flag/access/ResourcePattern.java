package dev.guidon.flag.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Resources as a policy names them: `project/web:environment/prod*:flag/*;tag=checkout`. Its last part is about the
/// thing itself, those before it about what it is in; parts that are left out stand for anything, so that `flag/new-*`
/// is every flag of that name, and `project/web:flag/*` the flags of a project and what they are in its environments.
/// A thing must carry all the tags.
public record ResourcePattern(List<PartPattern> parts, Set<String> tags) {
    private static final String TAG = "tag=";
    private static final int MAX_LENGTH = 500;
    private static final String FORM =
            "is no resource; write it as 'project/web:environment/prod*:flag/*;tag=checkout',"
                    + " with known types, or '*'";

    public ResourcePattern {
        parts = List.copyOf(parts);
        tags = Set.copyOf(tags);
    }

    public static Optional<String> problemWith(String text) {
        return read(text).isPresent() ? Optional.empty() : Optional.of(FORM);
    }

    /// Throws `IllegalArgumentException` when it is none.
    public static ResourcePattern parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' " + FORM));
    }

    private static Optional<ResourcePattern> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] pieces = text.split(";", -1);
        List<PartPattern> parts = new ArrayList<>();
        for (String part : pieces[0].split(":", -1)) {
            PartPattern.parse(part).ifPresent(parts::add);
        }
        Set<String> tags = new TreeSet<>();
        for (int i = 1; i < pieces.length; i++) {
            if (pieces[i].startsWith(TAG) && pieces[i].length() > TAG.length()) {
                tags.add(pieces[i].substring(TAG.length()));
            }
        }
        boolean complete = parts.size() == pieces[0].split(":", -1).length && tags.size() == pieces.length - 1;
        return complete ? Optional.of(new ResourcePattern(parts, tags)) : Optional.empty();
    }

    boolean matches(ResourceName name) {
        return parts.getLast().matches(name.last())
                && PartPattern.inOrder(before(), name.before(), PartPattern::matches)
                && name.tags().containsAll(tags);
    }

    /// Whether it matches the thing or, when the name stands for all things of a type, any of them.
    boolean touches(ResourceName name) {
        return name.isAll() ? keysIn(name).isPresent() : matches(name);
    }

    /// The same for things with any tags.
    ResourcePattern withoutTags() {
        return new ResourcePattern(parts, Set.of());
    }

    /// The same in all environments.
    ResourcePattern withoutEnvironment() {
        List<PartPattern> outside = before().stream()
                .filter(part -> !part.type().equals(Optional.of(ResourceType.ENVIRONMENT)))
                .toList();
        return new ResourcePattern(
                Stream.concat(outside.stream(), Stream.of(parts.getLast())).toList(), tags);
    }

    /// Which things beside the named one it matches, as a rule for their keys; empty for none.
    Optional<KeyRule> keysIn(ResourceName name) {
        return parts.getLast().takes(name.last().type())
                        && PartPattern.inOrder(before(), name.before(), PartPattern::matches)
                ? Optional.of(new KeyRule(parts.getLast().key(), tags))
                : Optional.empty();
    }

    /// Whether it matches everything that `other` matches. May say no where a closer look would say yes.
    boolean covers(ResourcePattern other) {
        return parts.getLast().covers(other.parts.getLast())
                && PartPattern.inOrder(before(), other.before(), PartPattern::covers)
                && other.tags.containsAll(tags);
    }

    private List<PartPattern> before() {
        return parts.subList(0, parts.size() - 1);
    }

    public String text() {
        return parts.stream().map(PartPattern::toString).collect(Collectors.joining(":"))
                + tags.stream().sorted().map(tag -> ";" + TAG + tag).collect(Collectors.joining());
    }
}
