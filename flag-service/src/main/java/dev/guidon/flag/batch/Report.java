package dev.guidon.flag.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes, or would become, of many flags.
///
/// @param segments keys of those that come along with them
public record Report(List<Line> lines, List<String> segments) {
    public Report {
        lines = List.copyOf(lines);
        segments = List.copyOf(segments);
    }

    public Report(List<Line> lines) {
        this(lines, List.of());
    }

    /// In the order of the flags.
    public Stream<Obstacle> obstacles() {
        return lines.stream().flatMap(line -> line.obstacles().stream());
    }

    /// Whether something stands in the way, so that nothing is changed.
    public boolean isBlocked() {
        return obstacles().findAny().isPresent();
    }

    public long blocked() {
        return lines.stream().filter(line -> !line.obstacles().isEmpty()).count();
    }

    public long unchanged() {
        return lines.stream()
                .filter(line -> line.outcome() instanceof Outcome.Unchanged)
                .count();
    }

    public long changed() {
        return lines.size() - blocked() - unchanged();
    }

    /// The first right that its author lacks.
    public Optional<Obstacle.NotAllowed> notAllowed() {
        return obstacles()
                .filter(Obstacle.NotAllowed.class::isInstance)
                .map(Obstacle.NotAllowed.class::cast)
                .findFirst();
    }
}
