package dev.guidon.kit.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeetingsTest {
    private final Meetings meetings = new Meetings();
    private final List<String> log = new ArrayList<>();

    @Test
    void aMeetingIsToldOncePerHour() {
        meetings.tell(at("2026-03-01T12:10:00Z"), log::add);
        meetings.tell(at("2026-03-01T12:59:59Z"), log::add);
        meetings.tell(at("2026-03-01T13:00:00Z"), log::add);

        assertThat(log).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatWasNotTakenIsOfferedAgain() {
        meetings.tell(at("2026-03-01T12:10:00Z"), _ -> false);
        meetings.tell(at("2026-03-01T12:20:00Z"), log::add);

        assertThat(log).hasSize(1);
    }

    @Test
    void everyInstanceGivesTheSameId() {
        new Meetings().tell(at("2026-03-01T12:10:00Z"), log::add);
        new Meetings().tell(at("2026-03-01T12:20:00Z"), log::add);

        assertThat(log).hasSize(2);
        assertThat(log.getFirst()).isEqualTo(log.getLast());
    }

    @Test
    void unitsOfDifferentAttributesAreDifferent() {
        Meeting company = new Meeting("env", "exp", "a", "company", "u-1", Instant.parse("2026-03-01T12:10:00Z"));

        meetings.tell(at("2026-03-01T12:10:00Z"), log::add);
        meetings.tell(company, log::add);

        assertThat(log).doesNotHaveDuplicates().hasSize(2);
    }

    private static Meeting at(String time) {
        return new Meeting("env", "exp", "a", "targetingKey", "u-1", Instant.parse(time));
    }
}
