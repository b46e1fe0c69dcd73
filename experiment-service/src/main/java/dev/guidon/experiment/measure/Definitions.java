package dev.guidon.experiment.measure;

import dev.guidon.experiment.define.Definition;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All definitions at one moment.
public final class Definitions {
    private final Map<Address, Definition> byAddress;

    private record Address(String environmentId, String experimentKey) {
        static Address of(Definition definition) {
            return new Address(definition.environmentId(), definition.key());
        }
    }

    public Definitions(Collection<Definition> definitions) {
        byAddress = definitions.stream().collect(Collectors.toUnmodifiableMap(Address::of, Function.identity()));
    }

    /// The definition of an experiment, if there is one and it randomises this attribute.
    Optional<Definition> find(String environmentId, String experimentKey, String unitAttribute) {
        return Optional.ofNullable(byAddress.get(new Address(environmentId, experimentKey)))
                .filter(definition -> definition.unitAttribute().equals(unitAttribute));
    }
}
