package dev.guidon.flag.adapter.rest;

import dev.guidon.engine.flag.Instants;
import dev.guidon.flag.insight.ReadUsage;
import dev.guidon.flag.insight.StaleFlag;
import dev.guidon.flag.insight.Step;
import dev.guidon.flag.insight.Window;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Times in URLs.
final class InsightQuery {
    private static final Duration A_WHILE = Duration.ofHours(24);
    private static final Duration FINE = Duration.ofHours(3);
    private static final Duration COARSE = Duration.ofDays(7);
    /// Instants that PostgreSQL and the arithmetic of windows both bear.
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private InsightQuery() {}

    /// The last day by default, in steps that suit the length.
    static Window window(String from, String to, String step, Instant now) {
        Instant end = instant("to", to).orElse(now);
        Instant start = instant("from", from).orElseGet(() -> end.minus(A_WHILE));
        if (!start.isBefore(end)) {
            throw invalid("from", "must be before 'to'");
        }
        Duration length = Duration.between(start, end);
        Step chosen = step.isEmpty() ? fitting(length) : step(step);
        if (length.dividedBy(chosen.length()) >= Window.MAX_STEPS) {
            throw invalid("step", "gives more than " + Window.MAX_STEPS + " steps; ask for longer ones");
        }
        return Window.around(start, end, chosen);
    }

    private static Step fitting(Duration length) {
        if (length.compareTo(FINE) <= 0) {
            return Step.MINUTE;
        }
        return length.compareTo(COARSE) <= 0 ? Step.HOUR : Step.DAY;
    }

    private static Step step(String text) {
        return switch (text) {
            case "minute" -> Step.MINUTE;
            case "hour" -> Step.HOUR;
            case "day" -> Step.DAY;
            default -> throw invalid("step", "must be minute, hour or day");
        };
    }

    private static Optional<Instant> instant(String name, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Instants.parse(text)
                .filter(instant -> !instant.isBefore(FIRST) && instant.isBefore(LAST))
                .orElseThrow(() -> invalid(name, "must be an instant such as 2026-01-31T09:00:00Z")));
    }

    static Optional<LocalDate> date(String name, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() < 2200) {
                return Optional.of(date);
            }
        } catch (DateTimeException _) {
            // Said below, as for one that is out of range.
        }
        throw invalid(name, "must be a date such as 2026-01-31");
    }

    /// The last year by default, the present month among it.
    static ReadUsage.Months months(String from, String to, Instant now) {
        YearMonth last = month("to", to).orElseGet(() -> YearMonth.from(now.atZone(ZoneOffset.UTC)));
        YearMonth first = month("from", from).orElseGet(() -> last.minusMonths(12));
        if (last.isBefore(first) || !last.isBefore(first.plusMonths(ReadUsage.Months.MAX))) {
            throw invalid(
                    "from", "must not be after 'to', nor more than " + ReadUsage.Months.MAX + " months before its end");
        }
        return new ReadUsage.Months(first, last);
    }

    private static Optional<YearMonth> month(String name, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() < 2200) {
                return Optional.of(month);
            }
        } catch (DateTimeException _) {
            // Said below, as for one that is out of range.
        }
        throw invalid(name, "must be a month such as 2026-01");
    }

    static int days(int days) {
        if (days < 1 || days > 3_650) {
            throw invalid("days", "must be from 1 to 3650, not " + days);
        }
        return days;
    }

    static Set<StaleFlag.Kind> reasons(List<String> words) {
        return words.stream().map(InsightQuery::reason).collect(Collectors.toSet());
    }

    private static StaleFlag.Kind reason(String word) {
        return switch (word) {
            case "notEvaluated" -> StaleFlag.Kind.NOT_EVALUATED;
            case "oneVariant" -> StaleFlag.Kind.ONE_VARIANT;
            case "overdue" -> StaleFlag.Kind.OVERDUE;
            case "marked" -> StaleFlag.Kind.MARKED;
            default -> throw invalid("reason", "must be notEvaluated, oneVariant, overdue or marked");
        };
    }

    private static FailureException invalid(String parameter, String problem) {
        return new FailureException(Failure.Invalid.of(parameter, problem));
    }
}
