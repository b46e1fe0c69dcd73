package dev.guidon.feed;

import dev.guidon.contracts.flags.v1.RampStep;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Share;
import java.time.Instant;
import java.util.Optional;

/// Ramps between the engine's values and the form they travel in.
final class RampMapping {
    private RampMapping() {}

    static dev.guidon.contracts.flags.v1.Ramp toWire(Ramp ramp) {
        var wire = dev.guidon.contracts.flags.v1.Ramp.newBuilder()
                .setBucketBy(ramp.bucketBy())
                .setSalt(ramp.salt())
                .setPausedAt(ramp.pausedAt().map(Instant::toEpochMilli).orElse(0L));
        ramp.steps().forEach(step -> wire.addSteps(toWire(step)));
        return wire.build();
    }

    private static RampStep toWire(Ramp.Step step) {
        RampStep.Builder wire = RampStep.newBuilder().setStart(step.start().toEpochMilli());
        step.shares()
                .forEach(share ->
                        wire.addSharesBuilder().setVariant(share.variant()).setWeight(share.weight()));
        return wire.build();
    }

    static Ramp fromWire(dev.guidon.contracts.flags.v1.Ramp wire) {
        return new Ramp(
                wire.getBucketBy(),
                wire.getSalt(),
                wire.getStepsList().stream().map(RampMapping::fromWire).toList(),
                wire.getPausedAt() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(wire.getPausedAt())));
    }

    private static Ramp.Step fromWire(RampStep wire) {
        return new Ramp.Step(
                Instant.ofEpochMilli(wire.getStart()),
                wire.getSharesList().stream()
                        .map(share -> new Share(share.getVariant(), share.getWeight()))
                        .toList());
    }
}
