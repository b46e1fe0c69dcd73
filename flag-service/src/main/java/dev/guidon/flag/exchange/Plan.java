package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.definition.DefinitionDifference;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.Wanted.ManagementWish;
import dev.guidon.flag.instruction.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What leads from an environment to what a document wants of it: new flags, then changes, then what is archived. Empty
/// when there is nothing to do.
///
/// @param unchanged how many flags of the document are as it wants them
/// @param management what becomes of it; empty when it stays as it is
public record Plan(List<Step> steps, long unchanged, Optional<ManagementWish> management) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /// @param prune whether flags that the document does not know are archived
    static Plan of(EnvironmentContent content, Wanted wanted, boolean prune) {
        Map<String, FlagDefinition> known = content.definitionsByKey();
        Map<String, FlagConfiguration> configured = content.configurations();
        List<Step> additions = new ArrayList<>();
        List<Step> changes = new ArrayList<>();
        long unchanged = 0;
        for (WantedFlag flag : wanted.flags()) {
            String key = flag.definition().key().text();
            Optional<FlagDefinition> before = Optional.ofNullable(known.get(key));
            List<Step> steps = before.map(
                            definition -> changes(definition, Optional.ofNullable(configured.get(key)), flag))
                    .orElseGet(() -> List.of(creation(flag)));
            unchanged += steps.isEmpty() ? 1 : 0;
            (before.isPresent() ? changes : additions).addAll(steps);
        }
        additions.addAll(changes);
        additions.addAll(prune ? archiving(content, wanted.flags()) : List.of());
        Optional<ManagementWish> management =
                wanted.management().filter(wish -> !wish.management().equals(content.management()));
        return new Plan(additions, unchanged, management);
    }

    private static Step creation(WantedFlag flag) {
        return new Step.Create(flag.definition(), flag.configuration().orElseGet(() -> flag.definition()
                .startingOff()));
    }

    private static List<Step> changes(
            FlagDefinition before, Optional<FlagConfiguration> configured, WantedFlag wanted) {
        List<Step> steps = new ArrayList<>();
        FlagDefinition after = before.redefinedAs(wanted.definition());
        if (!DefinitionDifference.between(before, after).isEmpty()) {
            steps.add(new Step.Describe(before, after));
        }
        if (configured.isPresent() && wanted.configuration().isPresent()) {
            FlagConfiguration from = configured.get();
            FlagConfiguration to = wanted.configuration().get();
            if (!Difference.between(from, to).isEmpty()) {
                steps.add(new Step.Configure(before.key().text(), from, to));
            }
        }
        return steps;
    }

    /// A flag goes before those that it requires, because what is required cannot be archived.
    private static List<Step> archiving(EnvironmentContent content, List<WantedFlag> wanted) {
        Map<String, FlagConfiguration> missing = new LinkedHashMap<>();
        content.flags().stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .forEach(flag -> missing.put(flag.key(), flag.configuration()));
        wanted.forEach(flag -> missing.remove(flag.definition().key().text()));
        List<String> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        missing.keySet().forEach(key -> visit(key, missing, seen, order));
        return order.reversed().stream().<Step>map(Step.Archive::new).toList();
    }

    private static void visit(
            String key, Map<String, FlagConfiguration> missing, Set<String> seen, List<String> order) {
        FlagConfiguration configuration = missing.get(key);
        if (configuration == null || !seen.add(key)) {
            return;
        }
        configuration.prerequisites().stream()
                .map(Prerequisite::flagKey)
                .forEach(required -> visit(required, missing, seen, order));
        order.add(key);
    }
}
