package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.Neighbours;
import java.util.Set;

/// A configuration that was fitted to its flag, before what it requires is looked at.
record FittedDraft(FlagConfiguration wanted) implements ConfigurationDraft {

    @Override
    public Set<String> requiredFlags(FlagConfiguration current) {
        return RequiredFlags.of(wanted);
    }

    @Override
    public FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
        RequiredFlags.check(flag.key().text(), wanted, neighbours);
        return new FlagConfiguration(
                current.version() + 1,
                wanted.on(),
                wanted.offVariant(),
                wanted.prerequisites(),
                wanted.targets(),
                wanted.rules(),
                wanted.defaultServe());
    }
}
