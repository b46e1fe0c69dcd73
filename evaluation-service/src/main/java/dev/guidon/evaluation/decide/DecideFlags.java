package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.evaluation.exposure.Exposures;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.insight.Insights;
import dev.guidon.kit.insight.Redaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides flags for subjects. Synchronous and in memory.
@ApplicationScoped
public class DecideFlags {
    private final Rulesets rulesets;
    private final Exposures exposures;
    private final Insights insights;
    private final Redaction redaction;

    DecideFlags(Rulesets rulesets, Exposures exposures, Insights insights, Redaction redaction) {
        this.rulesets = rulesets;
        this.exposures = exposures;
        this.insights = insights;
        this.redaction = redaction;
    }

    /// Decides one flag. A decision by an experiment is an exposure.
    ///
    /// @throws FailureException when there is no such flag, or none that the caller may see
    public Answer one(Caller caller, Environment environment, String flagKey, ListedSubject subject) {
        return served(caller, environment, flagKey, subject)
                .orElseThrow(() -> new FailureException(new Failure.NotFound("flag", flagKey)));
    }

    /// As [#one]; empty when there is no such flag, or none that the caller may see.
    Optional<Answer> served(Caller caller, Environment environment, String flagKey, ListedSubject subject) {
        // A flag that the caller may not see looks like one that does not exist.
        if (!(environment.ruleset().decide(flagKey, subject) instanceof Decision.Served served)
                || !caller.maySee(served.clientVisible())) {
            return Optional.empty();
        }
        exposures.met(environment, served, subject);
        insights.asked(environment.id(), subject);
        insights.decided(environment.id(), served, subject);
        return Optional.of(answer(environment, served));
    }

    private Answer answer(Environment environment, Decision.Served served) {
        return new Answer(environment, served, rulesets.stale());
    }

    /// Says how one flag is decided. That is somebody's question and no use of the flag, so it is no exposure.
    ///
    /// @throws FailureException when there is no such flag, or the caller may not see rules
    public Explained explain(Caller caller, Environment environment, String flagKey, Subject subject) {
        if (!caller.maySeeRules()) {
            throw new FailureException(
                    new Failure.Forbidden("a client key may not see rules; explain with a server key"));
        }
        return environment
                .ruleset()
                .explain(flagKey, subject, redaction)
                .map(explanation -> new Explained(answer(environment, explanation.decision()), explanation))
                .orElseThrow(() -> new FailureException(new Failure.NotFound("flag", flagKey)));
    }

    /// Decides every flag that the caller may see, ordered by key. Is never an exposure: nobody looked at one flag.
    public List<Answer> all(Caller caller, Environment environment, ListedSubject subject) {
        insights.asked(environment.id(), subject);
        List<Answer> answers = new ArrayList<>();
        for (String key : environment.ruleset().flagKeys()) {
            if (environment.ruleset().decide(key, subject) instanceof Decision.Served served
                    && caller.maySee(served.clientVisible())) {
                insights.decided(environment.id(), served, subject);
                answers.add(answer(environment, served));
            }
        }
        return answers;
    }

    /// flagd's own answer for a flag that one of its rules decides and that the caller may see. Where it serves no
    /// variant, [#one] knows no such flag.
    public Optional<FlagdDecision> asFlagd(Caller caller, Environment environment, String flagKey, Subject subject) {
        return environment
                .ruleset()
                .flag(flagKey)
                .filter(flag -> caller.maySee(flag.clientVisible()))
                .flatMap(flag -> environment.ruleset().decideAsFlagd(flagKey, subject));
    }

    /// Decides every flag that the caller may see, ordered by key, as flagd does. Is never an exposure.
    List<FlagdDecision> allAsFlagd(Caller caller, Environment environment, ListedSubject subject) {
        insights.asked(environment.id(), subject);
        List<FlagdDecision> decisions = new ArrayList<>();
        for (String key : environment.ruleset().flagKeys()) {
            if (!(environment.ruleset().decide(key, subject) instanceof Decision.Served served)) {
                asFlagd(caller, environment, key, subject).ifPresent(decisions::add);
            } else if (caller.maySee(served.clientVisible())) {
                insights.decided(environment.id(), served, subject);
                decisions.add(PlatformFlags.decision(answer(environment, served)));
            }
        }
        return decisions;
    }
}
