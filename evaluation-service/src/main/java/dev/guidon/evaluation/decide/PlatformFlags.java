package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.engine.flagd.ExportedSegment;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdError;
import dev.guidon.engine.flagd.FlagdExport;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An environment of the platform as the bearer of a key sees it.
record PlatformFlags(PlatformAccess access, Caller caller, Environment environment) implements FlagdFlags {
    private static final String FLAG_SET = "flagSetId";

    @Override
    public FlagdDecision decide(String flagKey, ListedSubject subject) {
        Optional<Answer> served = access.decideFlags().served(caller, environment, flagKey, subject);
        return served.isPresent()
                ? decision(served.get())
                : access.decideFlags()
                        .asFlagd(caller, environment, flagKey, subject)
                        .orElseGet(() -> new FlagdDecision.Failed(flagKey, FlagdError.FLAG_NOT_FOUND, Map.of()));
    }

    @Override
    public List<FlagdDecision> decideAll(ListedSubject subject) {
        return access.decideFlags().allAsFlagd(caller, environment, subject);
    }

    static FlagdDecision decision(Answer answer) {
        Variant variant = answer.decision().variant();
        return new FlagdDecision.Served(
                answer.decision().flagKey(),
                variant.key(),
                variant.value(),
                answer.decision().reason(),
                metadata(answer));
    }

    private static Map<String, Value> metadata(Answer answer) {
        Value flagSet = new Value.Text(answer.environment().id());
        Value version = new Value.Text(Long.toString(answer.decision().flagVersion()));
        return answer.stale()
                ? Map.of(FLAG_SET, flagSet, "version", version, "stale", new Value.Bool(true))
                : Map.of(FLAG_SET, flagSet, "version", version);
    }

    @Override
    public Optional<Value> defaultValue(String flagKey) {
        return environment.ruleset().flag(flagKey).flatMap(PlatformFlags::defaultValue);
    }

    /// Every variant of a flag of the platform has the same type.
    private static Optional<Value> defaultValue(Flag flag) {
        return flag.configuration().defaultServe() instanceof Serve.FlagdRule rule
                ? rule.defaultVariant().flatMap(flag::variant).map(Variant::value)
                : flag.variants().stream().findFirst().map(Variant::value);
    }

    @Override
    public Map<String, Value> selected() {
        return Map.of();
    }

    @Override
    public String mark() {
        return environment.id()
                + '\n'
                + environment.sequence()
                + '\n'
                + environment.ruleset().lastStep()
                + '\n'
                + caller.kind();
    }

    @Override
    public String document() {
        if (!caller.maySeeRules()) {
            throw new FailureException(
                    new Failure.Forbidden("a client key may not see rules; evaluate in process with a server key"));
        }
        return FlagdExport.of(
                environment.ruleset().flags(),
                environment.ruleset().segments().stream()
                        .map(ExportedSegment::of)
                        .toList(),
                Map.of(FLAG_SET, environment.id()));
    }

    @Override
    public FlagdAudience audience() {
        return new FlagdAudience(environment.id(), caller.keyId());
    }

    @Override
    public FlagdFlags now() {
        return access.reopen(caller);
    }

    @Override
    public List<FlagChange> changesSince(FlagdFlags earlier) {
        if (!(earlier instanceof PlatformFlags(var _, var _, var before))) {
            return List.of();
        }
        return environment.ruleset().changesSince(before.ruleset()).stream()
                .filter(change -> caller.maySee(change.clientVisible()))
                .toList();
    }
}
