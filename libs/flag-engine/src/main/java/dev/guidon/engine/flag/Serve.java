package dev.guidon.engine.flag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a rule, or the default, gives.
public sealed interface Serve {

    /// Keys of the variants that can come out.
    Stream<String> variants();

    record OneVariant(String variant) implements Serve {
        @Override
        public Stream<String> variants() {
            return Stream.of(variant);
        }
    }

    record Split(Rollout rollout) implements Serve {
        @Override
        public Stream<String> variants() {
            return rollout.variants();
        }
    }

    /// A split whose weights change by the clock.
    record Ramped(Ramp ramp) implements Serve {
        @Override
        public Stream<String> variants() {
            return ramp.variants();
        }
    }

    /// A split that is measured: whoever meets it is exposed to the experiment.
    ///
    /// @param key of the experiment, unique in the environment
    record Experiment(String key, Rollout arms) implements Serve {
        @Override
        public Stream<String> variants() {
            return arms.variants();
        }
    }

    /// A rule of OpenFeature flagd, kept as it was written. It decides as flagd does, so it may also leave
    /// the answer to the caller's code, or fail; readers take either for a flag that is not there.
    ///
    /// @param targeting the rule as JSON text; empty for none
    /// @param evaluators shared rules that it refers to, as JSON text by their names
    /// @param defaultVariant served when the rule gives nothing; empty for the caller's own value
    /// @param metadata that come with every answer
    record FlagdRule(
            String targeting,
            Map<String, String> evaluators,
            Optional<String> defaultVariant,
            Map<String, Value> metadata)
            implements Serve {
        public FlagdRule {
            evaluators = Collections.unmodifiableMap(new LinkedHashMap<>(evaluators));
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        /// The rule itself may name any variant.
        @Override
        public Stream<String> variants() {
            return defaultVariant.stream();
        }
    }
}
