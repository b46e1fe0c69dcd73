package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Makes the settings of one flag those of another, of the same project or not. Belongs to one thread.
final class Fitting {
    private final FlagDefinition from;
    private final FlagDefinition to;
    private final Set<Part> parts;
    private final Definitions definitions;
    private final Renaming renaming;
    private final List<Obstacle> obstacles = new ArrayList<>();

    /// @param parts of the settings that are brought along; the rest stays as it is
    Fitting(FlagDefinition from, FlagDefinition to, Set<Part> parts, Definitions definitions) {
        this.from = from;
        this.to = to;
        this.parts = Set.copyOf(parts);
        this.definitions = definitions;
        this.renaming = new Renaming(VariantMap.between(from.variants(), to.variants()));
    }

    /// What fits is in the configuration, with the version of the one that it replaces; what does not is an obstacle.
    ///
    /// @param notes what is not quite as it was
    record Fitted(FlagConfiguration configuration, List<Obstacle> obstacles, List<String> notes) {
        Fitted {
            obstacles = List.copyOf(obstacles);
            notes = List.copyOf(notes);
        }
    }

    /// @param current the settings that are replaced
    Fitted fit(FlagConfiguration settings, FlagConfiguration current) {
        if (from.type() != to.type()) {
            obstacles.add(Obstacle.Refused.conflict(
                    "type_mismatch", "flag '" + to.key() + "' is of type " + word(to) + " there, not " + word(from)));
            return new Fitted(current, obstacles, List.of());
        }
        Set<String> named = named(settings);
        refuseMissing(named);
        refuseRaw(settings);
        FlagConfiguration fitted = new FlagConfiguration(
                current.version(),
                parts.contains(Part.ON) ? settings.on() : current.on(),
                parts.contains(Part.OFF_VARIANT) ? renaming.variant(settings.offVariant()) : current.offVariant(),
                parts.contains(Part.PREREQUISITES) ? prerequisites(settings) : current.prerequisites(),
                parts.contains(Part.TARGETS) ? targets(settings) : current.targets(),
                parts.contains(Part.RULES) ? rules(settings) : current.rules(),
                parts.contains(Part.DEFAULT_SERVE) ? renaming.serve(settings.defaultServe()) : current.defaultServe());
        return new Fitted(fitted, obstacles, notes(settings, named));
    }

    private static String word(FlagDefinition flag) {
        return flag.type().name().toLowerCase(Locale.ROOT);
    }

    private Set<String> named(FlagConfiguration settings) {
        Set<String> named = new TreeSet<>();
        if (parts.contains(Part.OFF_VARIANT)) {
            named.add(settings.offVariant());
        }
        if (parts.contains(Part.TARGETS)) {
            settings.targets().stream().map(Target::variant).forEach(named::add);
        }
        serves(settings).flatMap(Serve::variants).forEach(named::add);
        return named;
    }

    private Stream<Serve> serves(FlagConfiguration settings) {
        Stream<Serve> ofRules =
                parts.contains(Part.RULES) ? settings.rules().stream().map(Rule::serve) : Stream.empty();
        return parts.contains(Part.DEFAULT_SERVE)
                ? Stream.concat(ofRules, Stream.of(settings.defaultServe()))
                : ofRules;
    }

    private void refuseMissing(Set<String> named) {
        named.stream()
                .filter(key -> renaming.variants().of(key).isEmpty())
                .forEach(key -> obstacles.add(Obstacle.Refused.conflict(
                        "variant_missing",
                        "flag '" + to.key() + "' has no variant there like '" + key + "'; it has "
                                + String.join(", ", to.variantKeys()))));
    }

    private void refuseRaw(FlagConfiguration settings) {
        boolean isRaw = serves(settings).anyMatch(Serve.FlagdRule.class::isInstance);
        if (isRaw && !renaming.variants().isSameFor(from.variants())) {
            obstacles.add(Obstacle.Refused.conflict(
                    "variant_missing",
                    "flag '" + to.key() + "' has a rule of flagd that is kept as it was written, and variants there are"
                            + " called otherwise"));
        }
    }

    private List<Target> targets(FlagConfiguration settings) {
        return settings.targets().stream().map(renaming::target).toList();
    }

    private List<Rule> rules(FlagConfiguration settings) {
        return settings.rules().stream().map(renaming::rule).toList();
    }

    private List<Prerequisite> prerequisites(FlagConfiguration settings) {
        return settings.prerequisites().stream()
                .flatMap(required -> prerequisite(required).stream())
                .toList();
    }

    private Optional<Prerequisite> prerequisite(Prerequisite required) {
        Optional<VariantMap> variants = definitions.variants(required.flagKey());
        if (variants.isEmpty()) {
            obstacles.add(Obstacle.Refused.conflict(
                    "prerequisite_missing",
                    "flag '" + to.key() + "' requires '" + required.flagKey() + "', which is not in use there"));
        }
        return variants.map(map -> new Prerequisite(required.flagKey(), renamed(required, map)));
    }

    private Set<String> renamed(Prerequisite required, VariantMap map) {
        Set<String> keys = new HashSet<>();
        for (String variant : required.variants()) {
            map.of(variant)
                    .ifPresentOrElse(
                            keys::add,
                            () -> obstacles.add(Obstacle.Refused.conflict(
                                    "variant_missing",
                                    "flag '" + required.flagKey() + "', which '" + to.key()
                                            + "' requires, has no variant there like '" + variant + "'")));
        }
        return keys;
    }

    private List<String> notes(FlagConfiguration settings, Set<String> named) {
        Map<String, String> keys = renaming.variants().keys();
        Stream<String> renamed = named.stream()
                .filter(key -> keys.containsKey(key) && !key.equals(keys.get(key)))
                .map(key -> "variant '" + key + "' is called '" + keys.get(key) + "' there");
        Stream<String> otherwise = named.stream()
                .filter(renaming.variants().otherValues()::contains)
                .map(key -> "variant '" + key + "' has another value there");
        Stream<String> measured = serves(settings)
                .filter(Serve.Experiment.class::isInstance)
                .map(serve -> "experiment '" + ((Serve.Experiment) serve).key()
                        + "' is measured there only if there is one with this key");
        return Stream.of(renamed, otherwise, measured).flatMap(notes -> notes).toList();
    }
}
