package dev.guidon.gateway.route;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Decision.Unknown;
import dev.guidon.engine.flag.Value;
import dev.guidon.feed.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses the model version of a call. Synchronous and in memory.
@ApplicationScoped
public class ChooseModel {
    private static final CallSubject NOBODY = new CallSubject(Optional.empty(), "nobody", Map.of());

    private final DecisionLog decisions;

    ChooseModel(DecisionLog decisions) {
        this.decisions = decisions;
    }

    /// Chooses for a call that will be made.
    public Choice choose(Caller caller, String route, CallSubject subject) {
        Choice choice = look(caller, route, subject);
        if (choice instanceof Choice.Chosen
                && caller.environment().ruleset().decide(route, subject) instanceof Served served) {
            decisions.decided(caller.environment().id(), served, subject);
        }
        return choice;
    }

    private static Choice look(Caller caller, String route, CallSubject subject) {
        return switch (caller.environment().ruleset().decide(route, subject)) {
            case Unknown _ -> new Choice.NoRoute(route);
            case Served served when !caller.maySee(served.clientVisible()) -> new Choice.Hidden(route);
            case Served served when !(served.variant().value() instanceof Value.Structure) -> new Choice.NoRoute(route);
            case Served served ->
                ModelVersion.of(served.variant().value())
                        .<Choice>map(model -> chosen(caller.environment(), served, model, subject))
                        .orElseGet(
                                () -> new Choice.NoModel(route, served.variant().key()));
        };
    }

    private static Choice.Chosen chosen(
            Environment environment, Served served, ModelVersion model, CallSubject subject) {
        return new Choice.Chosen(
                environment.id(),
                environment.sequence(),
                served.flagKey(),
                served.variant().key(),
                served.flagVersion(),
                model,
                served.cause()
                        .experiment()
                        .map(draw -> subject.named(draw.unit()))
                        .orElseGet(subject::named),
                served.cause()
                        .experiment()
                        .map(draw -> new Choice.Experiment(
                                draw.experimentKey(), served.cause().ruleId().orElse(""))));
    }

    /// Keys of the flags that are routes for this caller: those that serve a model version to a caller without name.
    public List<String> routes(Caller caller) {
        return caller.environment().ruleset().flagKeys().stream()
                .filter(key -> look(caller, key, NOBODY) instanceof Choice.Chosen)
                .toList();
    }
}
