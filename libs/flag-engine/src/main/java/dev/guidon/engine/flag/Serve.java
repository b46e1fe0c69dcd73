package dev.guidon.engine.flag;

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
}
