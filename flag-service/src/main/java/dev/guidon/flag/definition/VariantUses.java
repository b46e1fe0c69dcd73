package dev.guidon.flag.definition;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.Dependent;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where variants that are to be removed are still needed, in the words of whoever has to change that.
final class VariantUses {
    /// More than anybody reads at once.
    private static final int MAX_NAMED = 20;

    private VariantUses() {}

    /// Throws a `FailureException` of `Conflict` when a configuration or a prerequisite needs one of `variantKeys`.
    static void refuse(List<String> variantKeys, ConfiguredFlag flag, List<Dependent> dependents) {
        List<String> uses = new ArrayList<>();
        for (String key : variantKeys) {
            flag.configurations().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> places(key, entry.getValue())
                            .forEach(place -> uses.add("'" + key + "' by " + entry.getKey() + ": " + place)));
            dependents.stream()
                    .filter(dependent -> dependent.prerequisite().variants().contains(key))
                    .forEach(dependent -> uses.add("'" + key + "' by " + dependent.environmentKey()
                            + ": prerequisite of flag '" + dependent.flagKey() + "'"));
        }
        if (!uses.isEmpty()) {
            throw new FailureException(new Failure.Conflict("variant_in_use", "still used are " + listed(uses)));
        }
    }

    private static String listed(List<String> uses) {
        String named = String.join("; ", uses.subList(0, Math.min(uses.size(), MAX_NAMED)));
        return uses.size() <= MAX_NAMED ? named : named + "; and " + (uses.size() - MAX_NAMED) + " more";
    }

    private static List<String> places(String key, FlagConfiguration configuration) {
        List<String> places = new ArrayList<>();
        if (configuration.offVariant().equals(key)) {
            places.add("off variant");
        }
        if (configuration.targets().stream().anyMatch(target -> target.variant().equals(key))) {
            places.add("individual targets");
        }
        configuration.rules().stream()
                .filter(rule -> rule.serve().variants().anyMatch(key::equals))
                .forEach(rule -> places.add("rule '" + rule.id() + "'"));
        if (configuration.defaultServe().variants().anyMatch(key::equals)) {
            places.add("default");
        }
        return places;
    }
}
