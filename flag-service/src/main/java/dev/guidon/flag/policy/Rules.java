package dev.guidon.flag.policy;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate.Effect;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.project.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that holds for changes in one environment.
///
/// @param windows of the environment and of its project
public record Rules(EnvironmentPolicy policy, List<FreezeWindow> windows) {
    public Rules {
        windows = List.copyOf(windows);
    }

    /// Whether the comment of a change says enough.
    boolean wantsMore(String comment) {
        return comment.length() < policy.minComment();
    }

    /// Throws a `FailureException` of `Invalid` unless a comment says enough.
    public void refuseSilence(String comment) {
        if (wantsMore(comment)) {
            throw new FailureException(Failure.Invalid.of(
                    "/comment",
                    "must have at least " + policy.minComment() + " characters: the environment wants to"
                            + " know why"));
        }
    }

    /// Throws a `FailureException` of `Conflict` when instructions are to be carried out later that nobody approved.
    public void refuseUnapproved(List<Instruction> instructions, Environment environment, Stamp stamp) {
        unapproved(environment, Effect.of(instructions), stamp).ifPresent(obstacle -> {
            throw new FailureException(obstacle.refusal(environment.key().text()));
        });
    }

    /// The end of the freezes that `at` is in, if it is in any.
    public Optional<Instant> frozenUntil(Instant at) {
        return windows.stream()
                .flatMap(window -> window.span().frozenUntil(at).stream())
                .max(Comparator.naturalOrder());
    }

    /// Whether a change was refused because of a freeze.
    public static boolean isFrozen(Failure refusal) {
        return refusal.code().equals(Obstacle.Frozen.CODE);
    }

    /// What stands in the way of a change.
    List<Obstacle> obstacles(Environment environment, Effect effect, Stamp stamp) {
        Stream<Obstacle> frozen = windows.stream()
                .filter(window -> effect != Effect.TURNS_OFF || !window.turnOffDirectly())
                .flatMap(window -> freeze(window, stamp).stream());
        return Stream.concat(unapproved(environment, effect, stamp).stream(), frozen)
                .toList();
    }

    private Optional<Obstacle> unapproved(Environment environment, Effect effect, Stamp stamp) {
        return policy.approval()
                .filter(_ -> !stamp.origin().isApprovedIn(environment.key().text()))
                .filter(approval -> !isFree(effect, approval))
                .map(_ -> new Obstacle.Unapproved(policy.bypass()));
    }

    private static boolean isFree(Effect effect, Approval approval) {
        return switch (effect) {
            case UNNOTICED -> true;
            case TURNS_OFF -> approval.turnOffDirectly();
            case SEGMENT -> approval.segmentsDirectly();
            case ANY -> false;
        };
    }

    private Optional<Obstacle> freeze(FreezeWindow window, Stamp stamp) {
        return window.span()
                .frozenUntil(stamp.at())
                .map(until -> new Obstacle.Frozen(
                        window.name(), until, window.bypass().orElse(policy.bypass())));
    }
}
