package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Units;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.EnvironmentContent;
import dev.guidon.flag.exchange.Management;
import dev.guidon.flag.exchange.Plan;
import dev.guidon.flag.exchange.Step;
import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.flag.publish.PublishedSegment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes bundles: environments and projects as documents for repositories, and what a bundle would change.
public final class BundleJson {
    static final String API_VERSION = "guidon.dev/v1";
    static final String CONFIGURATION = "configuration";
    static final String ENVIRONMENT = "Environment";
    static final String SEGMENTS = "segments";
    private static final String PROJECT = "Project";

    private BundleJson() {}

    /// One environment, which can be put back.
    ///
    /// @param keys those that are valid; for people only, a bundle never makes or revokes one
    public static ObjectNode environment(EnvironmentContent content, List<EnvironmentKey> keys) {
        ObjectNode bundle = head(ENVIRONMENT, content);
        bundle.put("environment", content.environment().key().text());
        content.management().ifPresent(management -> bundle.putObject(JsonBundleDraft.MANAGED_BY)
                .put("name", management.name())
                .put(JsonBundleDraft.MANUAL_EDITS, management.refusesManualEdits() ? "refuse" : "warn"));
        Map<String, FlagConfiguration> configurations = content.configurations();
        ObjectNode flags = bundle.putObject("flags");
        inUse(content).forEach(definition -> {
            ObjectNode flag = definition(definition, flags);
            Optional.ofNullable(configurations.get(definition.key().text()))
                    .ifPresent(configuration -> flag.set(CONFIGURATION, ConfigurationJson.write(configuration)));
        });
        if (!content.segments().isEmpty()) {
            bundle.set(SEGMENTS, segments(content));
        }
        writeKeys(keys, bundle);
        return bundle;
    }

    /// What the environment's flags may ask for. Long lists of units are counted and not written.
    static ObjectNode segments(EnvironmentContent content) {
        ObjectNode segments = JsonNodeFactory.instance.objectNode();
        content.segments().stream()
                .sorted(Comparator.comparing(PublishedSegment::key))
                .forEach(segment -> write(segment, segments.putObject(segment.key())));
        return segments;
    }

    private static void write(PublishedSegment segment, ObjectNode into) {
        ArrayNode rules = into.putArray("rules");
        segment.rules().forEach(rule -> rules.add(ConditionJson.write(rule)));
        write(segment.included(), into.putObject("included"));
        write(segment.excluded(), into.putObject("excluded"));
    }

    private static void write(PublishedSegment.Members members, ObjectNode into) {
        members.few().stream()
                .sorted(Comparator.comparing(Units.Few::attribute))
                .forEach(few -> {
                    ArrayNode units = into.putArray(few.attribute());
                    few.units().stream().sorted().forEach(units::add);
                });
        if (!members.lists().isEmpty()) {
            into.put("longLists", members.lists().size());
        }
    }

    private static void writeKeys(List<EnvironmentKey> keys, ObjectNode into) {
        ArrayNode array = into.putArray("keys");
        keys.stream()
                .sorted(Comparator.comparing(EnvironmentKey::name).thenComparing(EnvironmentKey::id))
                .forEach(key -> array.addObject()
                        .put("name", key.name())
                        .put("kind", key.kind().word()));
    }

    /// All environments of a project, for reading and keeping.
    ///
    /// @param contents not empty
    public static ObjectNode project(List<EnvironmentContent> contents) {
        ObjectNode bundle = head(PROJECT, contents.getFirst());
        ObjectNode environments = bundle.putObject("environments");
        contents.stream()
                .map(EnvironmentContent::environment)
                .sorted(Comparator.comparing(environment -> environment.key().text()))
                .forEach(environment ->
                        environments.putObject(environment.key().text()).put("name", environment.name()));
        ObjectNode flags = bundle.putObject("flags");
        inUse(contents.getFirst()).forEach(definition -> {
            ObjectNode flag = definition(definition, flags);
            ObjectNode configurations = flag.putObject("environments");
            contents.stream()
                    .sorted(Comparator.comparing(
                            content -> content.environment().key().text()))
                    .forEach(content -> content.flags().stream()
                            .filter(placed ->
                                    placed.key().equals(definition.key().text()))
                            .forEach(placed -> configurations.set(
                                    content.environment().key().text(),
                                    ConfigurationJson.write(placed.configuration()))));
        });
        return bundle;
    }

    private static ObjectNode head(String kind, EnvironmentContent content) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", API_VERSION)
                .put("kind", kind)
                .put("project", content.project().key().text());
    }

    private static List<FlagDefinition> inUse(EnvironmentContent content) {
        return content.definitions().stream()
                .filter(definition -> !definition.isArchived())
                .sorted(Comparator.comparing(definition -> definition.key().text()))
                .toList();
    }

    /// Without what is empty or as it would be anyway.
    private static ObjectNode definition(FlagDefinition definition, ObjectNode flags) {
        String key = definition.key().text();
        ObjectNode flag = flags.putObject(key);
        for (Map.Entry<String, JsonNode> field :
                DefinitionJson.write(definition).properties()) {
            JsonNode value = field.getValue();
            boolean empty = (value.isTextual() && value.textValue().isEmpty()) || (value.isArray() && value.isEmpty());
            boolean isKey = field.getKey().equals("name") && value.asText().equals(key);
            if (!empty && !isKey) {
                flag.set(field.getKey(), value);
            }
        }
        return flag;
    }

    /// What is to be done, with the instructions for each flag.
    public static ObjectNode plan(Plan plan, boolean dryRun) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        int management = plan.management().isPresent() ? 1 : 0;
        object.put("dryRun", dryRun)
                .put("changes", plan.steps().size() + management)
                .put("unchanged", plan.unchanged());
        ArrayNode steps = object.putArray("steps");
        plan.steps().forEach(step -> write(step, steps.addObject()));
        plan.management().ifPresent(wish -> steps.addObject()
                .put("action", "manage")
                .put("by", wish.management().map(Management::name).orElse("")));
        return object;
    }

    private static void write(Step step, ObjectNode into) {
        switch (step) {
            case Step.Create(var definition, var configuration) -> {
                into.put("action", "create").put("flag", step.flagKey());
                ObjectNode flags = JsonNodeFactory.instance.objectNode();
                into.set("definition", definition(definition, flags));
                into.set(CONFIGURATION, ConfigurationJson.write(configuration));
            }
            case Step.Describe(var before, var after) -> {
                into.put("action", "describe").put("flag", step.flagKey());
                into.set("before", DefinitionJson.write(before));
                into.set("after", DefinitionJson.write(after));
            }
            case Step.Configure(var flagKey, var before, var after) -> {
                into.put("action", "change").put("flag", flagKey).put("version", before.version());
                into.setAll(InstructionJson.difference(before, after));
            }
            case Step.Archive(var flagKey) -> into.put("action", "archive").put("flag", flagKey);
        }
    }
}
