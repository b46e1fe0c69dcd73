package dev.guidon.engine.flagd;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes the flags of an environment as a document of OpenFeature flagd, from which flagd and its in-process clients
/// serve the same variants. Reasons differ: flagd knows neither SPLIT nor flags that serve a variant while they are
/// off.
///
/// Subjects are JSON, as flagd reads it: an attribute `device.os` is the field `os` of `device`, no field of that whole
/// name and no element of a list; a number that names a unit is exact up to 2^53 and no negative zero; and a unit has
/// no white space at its end, which flagd cuts off before it draws.
public final class FlagdExport {
    /// Decisions of required flags that one flag may have written into it; a sane environment needs a handful.
    private static final int MAX_WRITTEN_OUT = 500;

    private static final String SCHEMA = "https://flagd.dev/schema/v0/flags.json";

    private final Map<String, Flag> flags = new TreeMap<>();
    private final Map<String, Decision> shared = new TreeMap<>();
    private final Map<String, String> evaluators = new TreeMap<>();

    private final SegmentExport segments;
    private final Map<String, Decision> sharedSegments = new TreeMap<>();

    private FlagdExport(Collection<Flag> flags, Collection<ExportedSegment> segments) {
        this.segments = new SegmentExport(segments);
        flags.forEach(flag -> this.flags.put(flag.key(), flag));
    }

    /// @param metadata of the document as a whole
    /// @return JSON; the same text for the same flags, whatever their order
    public static String of(
            Collection<Flag> flags, Collection<ExportedSegment> segments, Map<String, String> metadata) {
        return new FlagdExport(flags, segments).document(metadata);
    }

    /// As above, for an environment without segments.
    public static String of(Collection<Flag> flags, Map<String, String> metadata) {
        return of(flags, List.of(), metadata);
    }

    /// The rule that gives the key of a variant, always.
    private record Decision(Value rule, Set<String> problems) {}

    private String document(Map<String, String> metadata) {
        Map<String, Value> texts = new TreeMap<>();
        metadata.forEach((name, text) -> texts.put(name, new Value.Text(text)));
        List<String> lines = new ArrayList<>();
        flags.values().forEach(flag -> lines.add(line(flag.key(), flag(flag))));
        StringBuilder document = new StringBuilder();
        document.append("{\"$schema\":\"").append(SCHEMA).append("\",\n");
        document.append(" \"metadata\":")
                .append(JsonText.of(new Value.Structure(texts)))
                .append(",\n");
        document.append(" \"flags\":{").append(String.join(",", lines)).append("\n }");
        shared.forEach((key, decision) -> evaluators.put(nameOf(key), JsonText.of(asObject(decision.rule()))));
        sharedSegments.forEach(
                (key, segment) -> evaluators.put("segment:" + key, JsonText.of(asObject(segment.rule()))));
        if (!evaluators.isEmpty()) {
            List<String> rules = new ArrayList<>();
            evaluators.forEach((name, rule) -> rules.add(line(name, rule)));
            document.append(",\n \"$evaluators\":{")
                    .append(String.join(",", rules))
                    .append("\n }");
        }
        return document.append("}\n").toString();
    }

    /// The schema of flagd takes nothing but objects for shared rules.
    private static Value asObject(Value rule) {
        return rule instanceof Value.Structure ? rule : Logic.call("if", rule);
    }

    /// @param json as it is
    private static String line(String name, String json) {
        return "\n  " + JsonText.of(new Value.Text(name)) + ":" + json;
    }

    private String flag(Flag flag) {
        return flag.configuration().defaultServe() instanceof Serve.FlagdRule rule
                ? raw(flag, rule)
                : JsonText.of(ruled(flag));
    }

    /// A flag that is decided by a rule of flagd: the rule as it was written, behind whatever comes before it here.
    private String raw(Flag flag, Serve.FlagdRule rule) {
        Set<String> problems = new TreeSet<>();
        List<Value> clauses = new Clauses(problems, this::refer, this::referToSegment).of(flag.configuration());
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("state", new Value.Text(flag.configuration().on() ? "ENABLED" : "DISABLED"));
        fields.put("variants", variants(flag));
        rule.defaultVariant().ifPresent(variant -> fields.put("defaultVariant", new Value.Text(variant)));
        if (!clauses.isEmpty()) {
            clauses.add(FlagdRule.targeting(rule));
            fields.put("targeting", Logic.call("if", clauses));
        }
        Map<String, Value> metadata = new LinkedHashMap<>(rule.metadata());
        addProblems(metadata, problems);
        if (!metadata.isEmpty()) {
            fields.put("metadata", new Value.Structure(metadata));
        }
        String json = JsonText.of(new Value.Structure(fields));
        return clauses.isEmpty() && !rule.targeting().isEmpty()
                ? json.substring(0, json.length() - 1) + ",\"targeting\":" + verbatim(rule) + "}"
                : json;
    }

    /// Where two flags share different rules under one name, those of the second are filled in.
    private String verbatim(Serve.FlagdRule rule) {
        boolean clash = rule.evaluators().entrySet().stream().anyMatch(shares -> !evaluators
                .getOrDefault(shares.getKey(), shares.getValue())
                .equals(shares.getValue()));
        if (clash) {
            return JsonText.of(FlagdRule.targeting(rule));
        }
        evaluators.putAll(rule.evaluators());
        return rule.targeting();
    }

    private static Value variants(Flag flag) {
        Map<String, Value> variants = new LinkedHashMap<>();
        flag.variants().forEach(variant -> variants.put(variant.key(), variant.value()));
        return new Value.Structure(variants);
    }

    private Value ruled(Flag flag) {
        Set<String> problems = new TreeSet<>();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("state", new Value.Text("ENABLED"));
        fields.put("variants", variants(flag));
        fields.put("defaultVariant", new Value.Text(defaultVariant(flag.configuration())));
        if (flag.configuration().on()) {
            List<Value> clauses = new Clauses(problems, this::refer, this::referToSegment).of(flag.configuration());
            if (!clauses.isEmpty()) {
                clauses.add(Logic.NOTHING);
                fields.put("targeting", Logic.call("if", clauses));
            }
        }
        fields.put("metadata", metadata(flag, problems));
        return new Value.Structure(fields);
    }

    private static Value metadata(Flag flag, Set<String> problems) {
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put(
                "version", new Value.Text(Long.toString(flag.configuration().version())));
        if (!flag.configuration().on()) {
            metadata.put("on", Logic.FALSE);
        }
        addProblems(metadata, problems);
        return new Value.Structure(metadata);
    }

    private static void addProblems(Map<String, Value> metadata, Set<String> problems) {
        if (!problems.isEmpty()) {
            metadata.put("portable", Logic.FALSE);
            metadata.put("notPortable", new Value.Text(String.join("; ", problems)));
        }
    }

    /// What is left when the rule gives null.
    private static String defaultVariant(FlagConfiguration configuration) {
        return configuration.on() && configuration.defaultServe() instanceof Serve.OneVariant(var variant)
                ? variant
                : configuration.offVariant();
    }

    /// A required flag's decision, by reference: many flags may require one.
    private Value refer(String flagKey, Set<String> problems) {
        Decision decision = shared.get(flagKey);
        if (decision == null) {
            decision = decisionOf(flagKey);
            shared.put(flagKey, decision);
        }
        problems.addAll(decision.problems());
        return new Value.Structure(Map.of("$ref", new Value.Text(nameOf(flagKey))));
    }

    /// Being in a segment, by reference.
    private Optional<Value> referToSegment(String key, Set<String> problems) {
        Decision known = sharedSegments.get(key);
        if (known == null) {
            Set<String> found = new TreeSet<>();
            Optional<Value> written = segments.of(key, found);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            known = new Decision(written.get(), found);
            sharedSegments.put(key, known);
        }
        problems.addAll(known.problems());
        return Optional.of(new Value.Structure(Map.of("$ref", new Value.Text("segment:" + key))));
    }

    private static String nameOf(String flagKey) {
        return "flag:" + flagKey;
    }

    private Decision decisionOf(String flagKey) {
        Set<String> problems = new TreeSet<>();
        return new Decision(new WrittenOut(problems).decision(flagKey, 1), problems);
    }

    /// How the decision of a required flag is expressed; flagd follows no reference inside of a shared rule.
    private interface Required {
        Value decision(String flagKey, Set<String> problems);
    }

    private final class WrittenOut {
        private final Set<String> problems;
        private int count;

        WrittenOut(Set<String> problems) {
            this.problems = problems;
        }

        Value decision(String flagKey, int depth) {
            if (++count > MAX_WRITTEN_OUT) {
                problems.add("more than " + MAX_WRITTEN_OUT + " prerequisites of prerequisites");
                return Logic.call(ConditionExport.OWN + "decision", new Value.Text(flagKey));
            }
            Flag flag = flags.get(flagKey);
            if (flag == null || !flag.configuration().on() || depth > Ruleset.MAX_PREREQUISITE_DEPTH) {
                return Logic.NOTHING;
            }
            if (flag.configuration().defaultServe() instanceof Serve.FlagdRule) {
                problems.add("requires flag " + flagKey + ", which a rule of flagd decides");
                return Logic.call(ConditionExport.OWN + "decision", new Value.Text(flagKey));
            }
            List<Value> clauses = new Clauses(problems, (required, _) -> decision(required, depth + 1), segments::of)
                    .of(flag.configuration());
            Value otherwise = new Value.Text(defaultVariant(flag.configuration()));
            if (clauses.isEmpty()) {
                return otherwise;
            }
            clauses.add(otherwise);
            return Logic.call("if", clauses);
        }
    }

    /// Conditions and results in turn, in the order in which a configuration is looked at.
    private record Clauses(ServeExport serves, Required required, List<Value> clauses) {
        Clauses(Set<String> problems, Required required, ConditionExport.Segments segments) {
            this(new ServeExport(new ConditionExport(problems, segments)), required, new ArrayList<>());
        }

        List<Value> of(FlagConfiguration configuration) {
            if (!configuration.prerequisites().isEmpty()) {
                List<Value> held =
                        configuration.prerequisites().stream().map(this::holds).toList();
                add(Logic.not(Logic.all(held)), new Value.Text(configuration.offVariant()));
            }
            Map<String, List<Target>> byAttribute = new LinkedHashMap<>();
            configuration.targets().forEach(target -> byAttribute
                    .computeIfAbsent(target.attribute(), _ -> new ArrayList<>())
                    .add(target));
            byAttribute.values().stream()
                    .flatMap(List::stream)
                    .forEach(target -> add(serves.isTargeted(target), new Value.Text(target.variant())));
            configuration.rules().forEach(this::add);
            if (!(configuration.defaultServe() instanceof Serve.FlagdRule)) {
                ServeExport.Clause last = serves.of(configuration.defaultServe());
                if (!last.conditions().isEmpty()) {
                    add(Logic.all(last.conditions()), last.result());
                }
            }
            return clauses;
        }

        private void add(Value condition, Value result) {
            clauses.add(condition);
            clauses.add(result);
        }

        private void add(Rule rule) {
            ServeExport.Clause clause = serves.of(rule.serve());
            List<Value> conditions = new ArrayList<>();
            conditions.add(serves.conditions().of(rule.condition()));
            conditions.addAll(clause.conditions());
            add(Logic.all(conditions), clause.result());
        }

        private Value holds(Prerequisite prerequisite) {
            return Logic.call(
                    "in",
                    required.decision(
                            prerequisite.flagKey(), serves.conditions().problems()),
                    Logic.list(prerequisite.variants().stream().sorted().map(Value.Text::new)));
        }
    }
}
