package dev.guidon.engine.flag;

import java.util.List;
import java.util.stream.Stream;

/// How a flag behaves in one environment. Looked at in this order: `on`, prerequisites, targets, rules (the first
/// that matches), default.
///
/// @param version grows by one with each change, from 1
/// @param offVariant what is served when the flag is off, a prerequisite fails, or the default cannot be drawn
public record FlagConfiguration(
        long version,
        boolean on,
        String offVariant,
        List<Prerequisite> prerequisites,
        List<Target> targets,
        List<Rule> rules,
        Serve defaultServe) {

    public FlagConfiguration {
        if (version < 1) {
            throw new IllegalArgumentException("versions start at 1, not " + version);
        }
        prerequisites = List.copyOf(prerequisites);
        targets = List.copyOf(targets);
        rules = List.copyOf(rules);
    }

    /// Ramps that are not paused.
    public Stream<Ramp> ramps() {
        return Stream.concat(rules.stream().map(Rule::serve), Stream.of(defaultServe))
                .flatMap(serve -> serve instanceof Serve.Ramped(var ramp) ? Stream.of(ramp) : Stream.empty())
                .filter(ramp -> ramp.pausedAt().isEmpty());
    }

    /// Keys of all variants of this flag that the configuration serves somewhere.
    public Stream<String> variantsNamed() {
        return Stream.of(
                        Stream.of(offVariant),
                        targets.stream().map(Target::variant),
                        rules.stream().flatMap(rule -> rule.serve().variants()),
                        defaultServe.variants())
                .flatMap(keys -> keys);
    }

    /// Keys of all segments that the rules ask for.
    public Stream<String> segmentsNamed() {
        return rules.stream().flatMap(rule -> rule.condition().segments()).distinct();
    }
}
