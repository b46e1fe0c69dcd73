package dev.guidon.benchmarks.engine;

import dev.guidon.benchmarks.flag.Checkout;
import dev.guidon.benchmarks.flag.Person;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `libs/flag-engine`.
final class GuidonEngine implements Engine<Subject> {
    private final Ruleset ruleset = Ruleset.compile(1, List.of(Checkout.flag()));

    @Override
    public Subject subject(Person person) {
        Map<String, Object> attributes = new HashMap<>(person.attributes());
        attributes.put("targetingKey", person.key());
        return Subject.of(attributes);
    }

    @Override
    public String decide(Subject subject) {
        return switch (ruleset.decide(Checkout.KEY, subject)) {
            case Decision.Served served when served.variant().value() instanceof Value.Text(var text) -> text;
            case Decision.Served _, Decision.Unknown _ -> throw new IllegalStateException("the flag is not the one");
        };
    }

    @Override
    public void close() {}
}
