package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.definition.DefinitionDifference;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.EnvironmentContent;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.project.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts two whole environments side by side, of the same project or not.
@ApplicationScoped
public class CompareFlags {
    private final FindGround grounds;
    private final CompareSegments segments;

    CompareFlags(FindGround grounds, CompareSegments segments) {
        this.grounds = grounds;
        this.segments = segments;
    }

    /// @param compared flags that somebody may read on both sides
    /// @param differing how many of them differ
    /// @param page those that differ, by key
    /// @param segments that differ, with the first page
    public record Comparison(int compared, int differing, Page<Compared> page, List<ComparedSegment> segments) {
        public Comparison {
            segments = List.copyOf(segments);
        }
    }

    /// Fails with `NotFound` of a project or an environment.
    @WithTransaction
    public Uni<Comparison> compare(
            EnvironmentAddress first, EnvironmentAddress second, Permits permits, Page.Request request) {
        return grounds.read(second, first, permits)
                .chain(ground -> segments(ground, request).map(found -> compare(ground, request, found)));
    }

    private Uni<List<ComparedSegment>> segments(Ground ground, Page.Request request) {
        return request.after().isEmpty()
                ? segments.compare(ground)
                : Uni.createFrom().item(List.of());
    }

    /// The first environment is the one that settings would be brought to.
    private static Comparison compare(Ground ground, Page.Request request, List<ComparedSegment> segments) {
        Map<String, FlagDefinition> firsts = readable(ground, ground.to());
        Map<String, FlagDefinition> seconds = readable(ground, ground.from());
        Set<String> keys = new TreeSet<>(firsts.keySet());
        keys.addAll(seconds.keySet());
        Definitions definitions = Definitions.of(ground.from(), ground.to(), Set.of());
        List<Compared> differing = new ArrayList<>();
        for (String key : keys) {
            Compared compared = compared(
                    Optional.ofNullable(firsts.get(key)), Optional.ofNullable(seconds.get(key)), ground, definitions);
            if (differs(compared)) {
                differing.add(compared);
            }
        }
        List<Compared> following = differing.stream()
                .filter(one -> one.flagKey().compareTo(request.after()) > 0)
                .limit(request.limit() + 1L)
                .toList();
        return new Comparison(keys.size(), differing.size(), Page.of(request, following, Compared::flagKey), segments);
    }

    private static Map<String, FlagDefinition> readable(Ground ground, EnvironmentContent content) {
        Map<String, FlagDefinition> readable = new TreeMap<>(content.definitionsByKey());
        readable.values().removeIf(flag -> flag.isArchived() || !ground.mayRead(flag, content));
        return readable;
    }

    private static Compared compared(
            Optional<FlagDefinition> first, Optional<FlagDefinition> second, Ground ground, Definitions definitions) {
        if (first.isEmpty() || second.isEmpty()) {
            return new Compared.OneSided(first.or(() -> second).orElseThrow(), first.isPresent());
        }
        String key = first.get().key().text();
        FlagConfiguration settings =
                Optional.ofNullable(ground.settings().get(key)).orElseThrow();
        FlagConfiguration current =
                Optional.ofNullable(ground.current().get(key)).orElseThrow();
        Fitting.Fitted fitted = new Fitting(second.get(), first.get(), Part.ALL, definitions).fit(settings, current);
        return new Compared.Both(
                first.get(), second.get(), current, fitted.configuration(), settings.version(), fitted.obstacles());
    }

    private static boolean differs(Compared compared) {
        return switch (compared) {
            case Compared.OneSided _ -> true;
            case Compared.Both both ->
                !both.otherwise().isEmpty()
                        || !Difference.between(both.first(), both.second()).isEmpty()
                        || !DefinitionDifference.between(both.firstFlag(), both.secondFlag())
                                .isEmpty();
        };
    }
}
