package dev.guidon.gateway.record;

import dev.guidon.gateway.route.Choice;
import dev.guidon.gateway.route.Unit;
import dev.guidon.kit.exposure.Meeting;
import dev.guidon.kit.exposure.Meetings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/// Tells the log of units that meet experiments through calls.
@ApplicationScoped
public class Exposures {
    private final RecordLog log;
    private final InstantSource clock;
    private final Meetings meetings = new Meetings();

    Exposures(RecordLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Does nothing unless an experiment drew the variant for a unit that is known.
    void met(Choice.Chosen choice) {
        if (choice.experiment().isPresent() && choice.unit().isPresent()) {
            tell(choice, choice.experiment().get(), choice.unit().get());
        }
    }

    private void tell(Choice.Chosen choice, Choice.Experiment experiment, Unit unit) {
        Instant now = clock.instant();
        Meeting meeting = new Meeting(
                choice.environmentId(), experiment.key(), choice.variant(), unit.attribute(), unit.value(), now);
        meetings.tell(meeting, id -> log.offer(new Exposure(id, unit, experiment, choice, now)));
    }
}
