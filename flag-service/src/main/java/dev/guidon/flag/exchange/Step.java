package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.FlagDefinition;

/// What has to be done to one flag for an environment to become what a document wants.
public sealed interface Step {

    String flagKey();

    /// @param configuration in the environment; in the project's others the flag starts off
    record Create(FlagDefinition definition, FlagConfiguration configuration) implements Step {
        @Override
        public String flagKey() {
            return definition.key().text();
        }
    }

    /// Changes what a flag is everywhere in its project.
    record Describe(FlagDefinition before, FlagDefinition after) implements Step {
        @Override
        public String flagKey() {
            return after.key().text();
        }
    }

    record Configure(String flagKey, FlagConfiguration before, FlagConfiguration after) implements Step {}

    /// Takes a flag out of use, in all environments of the project.
    record Archive(String flagKey) implements Step {}
}
