package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rule;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.AskableSegments;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.PublishedSegment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The segments in use, as flags and readers meet them. In the caller's transaction.
@ApplicationScoped
public class PublishedSegments implements AskableSegments {
    private final SegmentStore segments;
    private final CopySegments copies;

    PublishedSegments(SegmentStore segments, CopySegments copies) {
        this.segments = segments;
        this.copies = copies;
    }

    @Override
    public Uni<Void> refuseUnknown(Environment environment, FlagConfiguration configuration) {
        if (configuration.segmentsNamed().findAny().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Condition> rules =
                configuration.rules().stream().map(Rule::condition).toList();
        SegmentReach reach =
                new SegmentReach(environment.projectKey().text(), Optional.of(environment), List.of(environment));
        return segments.askable(reach)
                .invoke(askable -> AskedSegments.check(rules, askable))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<PublishedSegment>> in(Environment environment) {
        return published(environment.projectKey().text(), environment.id());
    }

    @Override
    public Uni<Void> copy(Environment from, Environment to, Stamp stamp) {
        return copies.copy(from, to, stamp);
    }

    /// All that the readers of an environment know.
    public Uni<List<PublishedSegment>> published(String projectKey, String environmentId) {
        return segments.inUse(projectKey, environmentId)
                .map(found -> found.stream().map(SegmentDefinition::published).toList());
    }
}
