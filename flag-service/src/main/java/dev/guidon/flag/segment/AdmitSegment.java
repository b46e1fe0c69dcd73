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

/// Asks every environment that a segment reaches whether it may change. New and archived segments concern nobody:
/// nothing asks for them.
@ApplicationScoped
class AdmitSegment {
    private final ChangeGate gate;

    AdmitSegment(ChangeGate gate) {
        this.gate = gate;
    }

    Uni<Void> admit(Revised revised, Stamp stamp) {
        return admit(revised.after(), revised.isNoticed() ? Effect.SEGMENT : Effect.UNNOTICED, stamp);
    }

    /// Other units are in one of its long lists.
    Uni<Void> admitList(PlacedSegment segment, Stamp stamp) {
        return admit(segment, Effect.SEGMENT, stamp);
    }

    private Uni<Void> admit(PlacedSegment segment, Effect effect, Stamp stamp) {
        SegmentReach reach = segment.reach();
        AuditedResource resource = AuditedResource.segment(
                reach.projectKey(),
                reach.environmentKey(),
                segment.definition().key().text());
        return Multi.createFrom()
                .iterable(reach.environments())
                .onItem()
                .transformToUniAndConcatenate(
                        (Environment environment) -> gate.admit(new Intent(environment, resource, effect), stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
