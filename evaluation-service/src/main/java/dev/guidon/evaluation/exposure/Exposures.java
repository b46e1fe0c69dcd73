package dev.guidon.evaluation.exposure;

import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.types.v1.Unit;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Decision.ExperimentDraw;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.feed.Environment;
import dev.guidon.kit.exposure.Meeting;
import dev.guidon.kit.exposure.Meetings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/// Tells the log of units that meet experiments.
@ApplicationScoped
public class Exposures {
    private final ExposureLog log;
    private final InstantSource clock;
    private final Meetings meetings = new Meetings();

    Exposures(ExposureLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Notes that `subject` got `served`. Does nothing unless an experiment drew it.
    public void met(Environment environment, Decision.Served served, Subject subject) {
        if (served.cause().experiment().isPresent()) {
            tell(environment, served, served.cause().experiment().get(), subject);
        }
    }

    private void tell(Environment environment, Decision.Served served, ExperimentDraw draw, Subject subject) {
        String unit = subject.unit(draw.unit());
        if (unit == null) {
            return;
        }
        Instant now = clock.instant();
        Meeting meeting = new Meeting(
                environment.id(),
                draw.experimentKey(),
                served.variant().key(),
                draw.unit().name(),
                unit,
                now);
        meetings.tell(
                meeting,
                id -> log.offer(exposure(environment, served, meeting)
                        .setId(id)
                        .setOccurredAt(now.toEpochMilli())
                        .build()));
    }

    private static Exposure.Builder exposure(Environment environment, Decision.Served served, Meeting meeting) {
        return Exposure.newBuilder()
                .setEnvironmentId(environment.id())
                .setUnit(Unit.newBuilder().setAttribute(meeting.unitAttribute()).setValue(meeting.unit()))
                .setExperimentKey(meeting.experimentKey())
                .setFlagKey(served.flagKey())
                .setVariant(served.variant().key())
                .setRuleId(served.cause().ruleId().orElse(""))
                .setFlagVersion(served.flagVersion())
                .setEnvironmentSequence(environment.sequence());
    }
}
