package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.ImpactJson;
import dev.guidon.flag.edit.ReadFlags;
import dev.guidon.flag.insight.Impacts;
import dev.guidon.flag.insight.Impacts.FlagImpact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Estimates in answers: of flags that the caller may read, and only when they are there in time.
@ApplicationScoped
class ImpactAnswers {
    static final String FIELD = "blastRadius";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReadFlags readFlags;
    private final FlagRights rights;

    ImpactAnswers(ReadFlags readFlags, FlagRights rights) {
        this.readFlags = readFlags;
        this.rights = rights;
    }

    /// @return empty when it could not be told in time
    Uni<Optional<Impacts>> of(String project, Uni<Impacts> estimate) {
        return estimate.chain(impacts -> readable(project, impacts))
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Impacts> readable(String project, Impacts impacts) {
        Set<String> keys = impacts.flags().stream().map(FlagImpact::flagKey).collect(Collectors.toSet());
        return keys.isEmpty()
                ? Uni.createFrom().item(impacts)
                : readFlags.tags(project, keys).map(tags -> readable(project, impacts, tags));
    }

    private Impacts readable(String project, Impacts impacts, Map<String, Set<String>> tags) {
        var sight = rights.sight(project);
        return impacts.only(impact ->
                sight.shows(impact.environmentKey(), impact.flagKey(), tags.getOrDefault(impact.flagKey(), Set.of())));
    }

    /// Adds it to an answer, flag by flag.
    Uni<JsonNode> addTo(ObjectNode body, String project, Uni<Impacts> estimate) {
        return of(project, estimate)
                .map(found -> found.map(impacts -> body.<JsonNode>set(FIELD, ImpactJson.write(impacts)))
                        .orElse(body));
    }
}
