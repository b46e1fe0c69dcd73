package dev.guidon.flag.schedule;

import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.policy.EnvironmentPolicy.WhenFrozen;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.policy.Rules;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells what may go wrong with a schedule. In the caller's transaction.
@ApplicationScoped
class Foresee {
    /// Occurrences closer together than this come at the same time, for people.
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    private static final Duration HORIZON = Duration.ofDays(400);
    private static final int OCCURRENCES = 50;

    private final ScheduleStore schedules;
    private final ChangeConfiguration change;
    private final ReadRules rules;

    Foresee(ScheduleStore schedules, ChangeConfiguration change, ReadRules rules) {
        this.schedules = schedules;
        this.change = change;
        this.rules = rules;
    }

    Uni<List<Warning>> warnings(Schedule schedule, PlacedFlag flag) {
        return Uni.combine()
                .all()
                .unis(
                        applicable(schedule),
                        schedules.open(flag.environment(), schedule.head().address()),
                        rules.rules(flag.environment()))
                .usingConcurrencyOf(1)
                .with((problem, others, found) -> Stream.of(
                                problem.map(Warning::doesNotApply).stream(),
                                overlaps(schedule, others, flag.definition()).stream(),
                                frozen(schedule, found).stream())
                        .flatMap(warnings -> warnings)
                        .toList());
    }

    /// What is in the way of the change now, if anything is.
    private Uni<Optional<String>> applicable(Schedule schedule) {
        return change.preview(
                        new Target(schedule.head().address(), Optional.empty()),
                        schedule.task().patch())
                .map(_ -> Optional.<String>empty())
                .onFailure(FailureException.class)
                .recoverWithItem(refused ->
                        Optional.of(((FailureException) refused).failure().detail()));
    }

    private static List<Warning> overlaps(Schedule schedule, List<Schedule> others, FlagDefinition flag) {
        Touched touched = touched(schedule, flag);
        List<Warning> warnings = new ArrayList<>();
        for (Schedule other : others) {
            boolean another = !other.head().id().equals(schedule.head().id());
            if (another && touched.meets(touched(other, flag))) {
                together(schedule, other).ifPresent(at -> warnings.add(Warning.overlaps(other, at.toString())));
            }
        }
        return warnings;
    }

    private static Touched touched(Schedule schedule, FlagDefinition flag) {
        return Touched.by(schedule.task().patch().instructions(flag));
    }

    private static Optional<Instant> together(Schedule one, Schedule other) {
        List<Instant> theirs = occurrences(other);
        return occurrences(one).stream()
                .filter(at -> theirs.stream().anyMatch(their -> near(at, their)))
                .findFirst();
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOGETHER) < 0;
    }

    private static List<Instant> occurrences(Schedule schedule) {
        return schedule.upcoming(schedule.progress().dueAt().plus(HORIZON), OCCURRENCES);
    }

    private static Optional<Warning> frozen(Schedule schedule, Rules found) {
        boolean waits = found.policy().frozenSchedules() == WhenFrozen.WAIT;
        return occurrences(schedule).stream()
                .filter(at -> found.frozenUntil(at).isPresent())
                .findFirst()
                .map(at -> Warning.frozen(at.toString(), waits));
    }
}
