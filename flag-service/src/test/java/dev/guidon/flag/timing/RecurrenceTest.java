package dev.guidon.flag.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Berlin's clocks skip 02:00 to 03:00 on 29 March 2026, and show it twice on 25 October 2026.
class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private static List<String> between(String cron, String after, int count) {
        return new Recurrence(cron, BERLIN)
                .between(Instant.parse(after), FAR, count).stream()
                        .map(Instant::toString)
                        .toList();
    }

    @Test
    void aTimeOfDayFollowsTheClocksOfItsZone() {
        assertThat(between("0 9 * * 1-5", "2026-03-27T00:00:00Z", 2))
                .containsExactly("2026-03-27T08:00:00Z", "2026-03-30T07:00:00Z");
    }

    @Test
    void aTimeThatTheClockSkipsComesLaterByWhatWasSkipped() {
        assertThat(between("30 2 * * *", "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aTimeThatComesTwiceCountsTheFirstTime() {
        assertThat(between("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(between("*/30 2 * * *", "2026-10-24T12:00:00Z", 3))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:00:00Z");
    }

    @Test
    void timesThatFallTogetherBecauseOneWasSkippedComeOnce() {
        assertThat(between("30 2,3 * * *", "2026-03-28T12:00:00Z", 3))
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-30T01:30:00Z");
    }

    @Test
    void everyHourIsEveryHourWhateverTheClocksDo() {
        assertThat(between("0 * * * *", "2026-03-29T00:30:00Z", 3))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z", "2026-03-29T03:00:00Z");
        assertThat(between("0 * * * *", "2026-10-24T23:30:00Z", 4))
                .containsExactly(
                        "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z");
    }

    @Test
    void midnightThatDoesNotExistComesAnHourLater() {
        Recurrence midnight = new Recurrence("0 0 * * *", ZoneId.of("America/Santiago"));

        assertThat(midnight.next(Instant.parse("2026-09-05T12:00:00Z")))
                .contains(Instant.parse("2026-09-06T04:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0 9 * * *,2026-06-01T07:00:00Z,2026-06-01T07:00:00Z",
        "0 9 * * *,2026-06-01T06:59:59.500Z,2026-05-31T07:00:00Z",
        "30 2 * * *,2026-03-29T01:29:00Z,2026-03-28T01:30:00Z",
        "30 2 * * *,2026-03-29T01:30:00Z,2026-03-29T01:30:00Z",
        "30 2 * * *,2026-10-25T01:45:00Z,2026-10-25T00:30:00Z",
        "*/5 * * * *,2026-10-25T01:07:30Z,2026-10-25T01:05:00Z",
        "*/5 * * * *,2026-10-25T01:04:59.900Z,2026-10-25T01:00:00Z"
    })
    void theLastMomentIsTheOneThatIsNotAfter(String cron, Instant at, Instant last) {
        assertThat(new Recurrence(cron, BERLIN).last(at)).contains(last);
    }

    /// From 2026 on, by the minute, over years with changes of clocks.
    @Property(tries = 300)
    void nextAndLastAgree(
            @ForAll @LongRange(min = 0, max = 1_500_000) long minute,
            @ForAll @IntRange(max = 59) int atMinute,
            @ForAll @IntRange(max = 23) int atHour) {
        Recurrence daily = new Recurrence(atMinute + " " + atHour + " * * *", BERLIN);
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(minute * 60);

        Instant next = daily.next(at).orElseThrow();
        Instant last = daily.last(at).orElseThrow();

        assertThat(next).isAfter(at);
        assertThat(last).isBeforeOrEqualTo(at);
        assertThat(daily.next(last)).contains(next);
        assertThat(daily.last(next)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "0 0 * * * *", "61 * * * *", "@daily", "0 0 30 2 *", "x y z a b"})
    void whatNamesNoTimeIsRefused(String cron) {
        assertThat(Recurrence.problemWith(cron)).isPresent();
        assertThatThrownBy(() -> new Recurrence(cron, BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
