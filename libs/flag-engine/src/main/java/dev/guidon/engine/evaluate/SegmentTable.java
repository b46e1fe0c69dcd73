package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Segment;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The segments of one environment, compiled, each after those it asks for. A segment in a circle cannot be, and one
/// that asks for a segment that is not here neither: nobody is in them. Immutable: a change compiles the segment and
/// those that ask for it, directly or through others, and shares the rest.
final class SegmentTable {
    static final SegmentTable EMPTY = new SegmentTable(Map.of(), Map.of());
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Map<String, Segment> sources;
    private final Map<String, CompiledSegment> compiled;

    private SegmentTable(Map<String, Segment> sources, Map<String, CompiledSegment> compiled) {
        this.sources = Map.copyOf(sources);
        this.compiled = Map.copyOf(compiled);
    }

    /// Of two segments with one key, the later counts.
    static SegmentTable of(Collection<Segment> segments) {
        Map<String, Segment> sources = new HashMap<>();
        segments.forEach(segment -> sources.put(segment.key(), segment));
        return EMPTY.recompile(sources, sources.keySet());
    }

    SegmentTable with(Segment segment) {
        Map<String, Segment> changed = new HashMap<>(sources);
        changed.put(segment.key(), segment);
        return recompile(changed, dependents(segment.key()));
    }

    SegmentTable without(String key) {
        Map<String, Segment> left = new HashMap<>(sources);
        return left.remove(key) == null ? this : recompile(left, dependents(key));
    }

    @Nullable
    CompiledSegment get(String key) {
        return compiled.get(key);
    }

    Optional<Segment> source(String key) {
        return Optional.ofNullable(sources.get(key));
    }

    List<Segment> sources() {
        return List.copyOf(sources.values());
    }

    /// A segment and all that ask for it, directly or through others.
    Set<String> dependents(String key) {
        Set<String> found = new HashSet<>(Set.of(key));
        Set<String> latest = found;
        while (!latest.isEmpty()) {
            Set<String> known = latest;
            latest = sources.values().stream()
                    .filter(segment ->
                            !found.contains(segment.key()) && segment.segments().anyMatch(known::contains))
                    .map(Segment::key)
                    .collect(Collectors.toSet());
            found.addAll(latest);
        }
        return found;
    }

    private SegmentTable recompile(Map<String, Segment> newSources, Set<String> affected) {
        Map<String, CompiledSegment> ready = new HashMap<>(compiled);
        ready.keySet().removeAll(affected);
        Set<String> open = new HashSet<>(affected);
        open.retainAll(newSources.keySet());
        while (open.removeIf(key -> compile(Objects.requireNonNull(newSources.get(key)), ready))) {
            // Each pass compiles the segments whose own segments the passes before have compiled.
        }
        return new SegmentTable(newSources, ready);
    }

    /// @return whether everything that it asks for was ready
    private static boolean compile(Segment source, Map<String, CompiledSegment> ready) {
        if (!source.segments().allMatch(ready::containsKey)) {
            return false;
        }
        Matcher rules = new Matchers(ready::get).compile(new Condition.Any(source.rules()));
        ready.put(
                source.key(),
                new CompiledSegment(
                        source,
                        rules,
                        CompiledSegment.Listed.of(source.included()),
                        CompiledSegment.Listed.of(source.excluded()),
                        markOf(source, ready)));
        return true;
    }

    private static long markOf(Segment source, Map<String, CompiledSegment> ready) {
        return source.segments()
                .distinct()
                .map(ready::get)
                .filter(Objects::nonNull)
                .mapToLong(CompiledSegment::mark)
                .reduce((source.key().hashCode() * MIX + source.version()) * MIX, (sum, mark) -> (sum + mark) * MIX);
    }

    /// The forms of some segments, in one number.
    long markOf(Set<String> keys) {
        return keys.stream()
                .sorted()
                .map(compiled::get)
                .filter(Objects::nonNull)
                .mapToLong(CompiledSegment::mark)
                .reduce(keys.size(), (sum, mark) -> (sum + mark) * MIX);
    }
}
