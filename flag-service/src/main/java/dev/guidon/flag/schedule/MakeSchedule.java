package dev.guidon.flag.schedule;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.edit.ReadFlags;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.schedule.Schedule.Head;
import dev.guidon.flag.schedule.Schedule.Progress;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Makes a schedule for a flag.
@ApplicationScoped
public class MakeSchedule {
    private final ReadFlags flags;
    private final ReadRules rules;
    private final ScheduleStore schedules;
    private final Foresee foresee;
    private final ShortIds ids;
    private final AuditTrail audit;

    MakeSchedule(
            ReadFlags flags,
            ReadRules rules,
            ScheduleStore schedules,
            Foresee foresee,
            ShortIds ids,
            AuditTrail audit) {
        this.flags = flags;
        this.rules = rules;
        this.schedules = schedules;
        this.foresee = foresee;
        this.ids = ids;
        this.audit = audit;
    }

    private record Step(PlacedFlag flag, Schedule schedule) {}

    /// Fails with `NotFound`, with `Invalid` when the instructions could never be right, when the time is over or when
    /// the flag has too many schedules, or with `Conflict` when the environment wants approval first.
    @WithTransaction
    public Uni<ForeseenSchedule> make(FlagAddress address, ScheduleDraft draft, Stamp stamp) {
        return flags.flag(address)
                .map(flag -> new Step(flag, schedule(address, draft, stamp)))
                .call(step -> admit(step, stamp))
                .call(step -> keep(step, stamp))
                .chain(step -> foresee.warnings(step.schedule(), step.flag())
                        .map(warnings -> new ForeseenSchedule(step.schedule(), warnings)));
    }

    private Schedule schedule(FlagAddress address, ScheduleDraft draft, Stamp stamp) {
        Instant first = draft.timing()
                .when()
                .next(stamp.at())
                .orElseThrow(() ->
                        new FailureException(Failure.Invalid.of("/at", "must be in the future; now is " + stamp.at())));
        Head head = new Head(
                ids.next(),
                0,
                address,
                stamp.actor(),
                stamp.at(),
                stamp.origin().changeRequest());
        return new Schedule(head, draft.task(), draft.timing(), Progress.waitingFor(first));
    }

    private Uni<Void> admit(Step step, Stamp stamp) {
        List<Instruction> instructions =
                step.schedule().task().patch().instructions(step.flag().definition());
        return rules.rules(step.flag().environment())
                .invoke(found ->
                        found.refuseUnapproved(instructions, step.flag().environment(), stamp))
                .invoke(found -> found.refuseSilence(step.schedule().task().comment()))
                .chain(() -> schedules.open(
                        step.flag().environment(), step.schedule().head().address()))
                .invoke(MakeSchedule::refuseWhenFull)
                .replaceWithVoid();
    }

    private Uni<Void> keep(Step step, Stamp stamp) {
        return schedules
                .add(step.flag().environment(), step.schedule())
                .chain(() -> audit.append(new AuditEntry(stamp, ScheduleValues.made(step.schedule()))));
    }

    private static void refuseWhenFull(List<Schedule> open) {
        if (open.size() >= ScheduleStore.MAX_PER_FLAG) {
            throw new FailureException(Failure.Invalid.of(
                    "/", "the flag has " + open.size() + " schedules already, which is as many as a flag may have"));
        }
    }
}
