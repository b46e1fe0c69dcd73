package dev.guidon.flag.timing;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moments that a cron expression of five fields names in a time zone: `0 9 * * 1-5` in `Europe/Berlin`.
///
/// When clocks change, an expression that leaves the hour open (`*`, `*/2`) goes on with the time that passes. Any
/// other names times of day, and each of them comes once: one that the clock skips comes later by what was skipped
/// (02:30 at 03:30), one that the clock shows twice comes the first time.
///
/// @param cron minute, hour, day of month, month, day of week; a day fits when either of its fields does, as in Unix
/// @param zone an IANA time zone
public record Recurrence(String cron, ZoneId zone) {
    /// The parser takes whatever else it meets for a bug of its own.
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z*/,-]+( +[0-9A-Za-z*/,-]+){4}");

    private static final String EXPECTED = "is no cron expression of five fields, such as 0 9 * * 1-5";

    public Recurrence {
        problemWith(cron).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /// What keeps `cron` from being an expression, if anything does.
    public static Optional<String> problemWith(String cron) {
        if (!FORM.matcher(cron).matches()) {
            return Optional.of(EXPECTED);
        }
        try {
            Cron parsed = parse(cron);
            return new WallClock(ExecutionTime.forCron(parsed), ZoneId.of("UTC"))
                            .next(Instant.EPOCH)
                            .isEmpty()
                    ? Optional.of("names no time that ever comes")
                    : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(EXPECTED);
        }
    }

    private static Cron parse(String cron) {
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                .parse(cron)
                .validate();
    }

    private Calendar calendar() {
        ExecutionTime times = ExecutionTime.forCron(parse(cron));
        boolean hourIsOpen = cron.split(" +")[1].startsWith("*");
        return hourIsOpen ? new PassingTime(times, zone) : new WallClock(times, zone);
    }

    /// The first moment after `after`, if there is one.
    public Optional<Instant> next(Instant after) {
        return calendar().next(after);
    }

    /// The last moment that is not after `at`, if there is one.
    public Optional<Instant> last(Instant at) {
        return calendar().last(at);
    }

    /// The first moments after `after`, at most `count`, none of them after `until`.
    public List<Instant> between(Instant after, Instant until, int count) {
        Calendar calendar = calendar();
        List<Instant> moments = new ArrayList<>();
        Optional<Instant> next = calendar.next(after);
        while (next.isPresent() && moments.size() < count && !next.get().isAfter(until)) {
            moments.add(next.get());
            next = calendar.next(next.get());
        }
        return List.copyOf(moments);
    }
}
