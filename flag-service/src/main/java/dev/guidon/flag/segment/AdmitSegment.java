package dev.guidon.flag.segment;

import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate;
import dev.guidon.flag.edit.ChangeGate.Effect;
import dev.guidon.flag.edit.ChangeGate.Intent;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.segment.ChangeSegment.Revised;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Asks every environment that a segment reaches whether it may change. What nothing asks for concerns nobody, such as
/// a new or an archived segment.
@ApplicationScoped
class AdmitSegment {
    private final SegmentStore segments;
    private final ChangeGate gate;

    AdmitSegment(SegmentStore segments, ChangeGate gate) {
        this.segments = segments;
        this.gate = gate;
    }

    Uni<Void> admit(Revised revised, Stamp stamp) {
        return revised.isNoticed()
                ? admitNoticed(revised.after(), stamp)
                : Uni.createFrom().voidItem();
    }

    /// Other units are in one of its long lists.
    Uni<Void> admitList(PlacedSegment segment, Stamp stamp) {
        return admitNoticed(segment, stamp);
    }

    private Uni<Void> admitNoticed(PlacedSegment segment, Stamp stamp) {
        return segments.references(segment)
                .chain(references -> references.isEmpty() ? Uni.createFrom().voidItem() : ask(segment, stamp));
    }

    private Uni<Void> ask(PlacedSegment segment, Stamp stamp) {
        SegmentReach reach = segment.reach();
        AuditedResource resource = AuditedResource.segment(
                reach.projectKey(),
                reach.environmentKey(),
                segment.definition().key().text());
        return Multi.createFrom()
                .iterable(reach.environments())
                .onItem()
                .transformToUniAndConcatenate((Environment environment) ->
                        gate.admit(new Intent(environment, resource, Effect.SEGMENT), stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
