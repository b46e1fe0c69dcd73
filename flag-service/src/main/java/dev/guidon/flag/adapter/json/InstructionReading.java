package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Target;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.project.ShortIds;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Instructions for one flag out of JSON; [InstructionJson] is the way back.
final class InstructionReading {
    static final String KIND = "kind";
    static final String RULE = "rule";
    /// Where a condition stands in that of its rule.
    static final String AT = "at";
    private static final Instruction STAND_IN = new Instruction.TurnOff();
    private static final int MAX_KEY = 64;

    private final Map<String, Function<Place, Instruction>> readers = new LinkedHashMap<>();
    private final ConfigurationJson configurations;
    private final ServeJson serves;

    /// @param variants keys of the variants that the flag has
    /// @param now when the instructions are done
    /// @param salts for lots that are drawn anew
    InstructionReading(String flagKey, List<String> variants, Instant now, ShortIds salts) {
        this.configurations = new ConfigurationJson(flagKey, variants);
        this.serves = new ServeJson(flagKey, variants);
        readers.put("turnOn", place -> turn(place, new Instruction.TurnOn()));
        readers.put("turnOff", place -> turn(place, new Instruction.TurnOff()));
        readers.put("setOffVariant", this::setOffVariant);
        readers.put("setDefaultServe", this::setDefaultServe);
        readers.put("setPrerequisite", InstructionReading::setPrerequisite);
        readers.put("removePrerequisite", InstructionReading::removePrerequisite);
        readers.put("setPrerequisites", InstructionReading::setPrerequisites);
        readers.put("addUnits", place -> new Instruction.AddUnits(units(place)));
        readers.put("removeUnits", place -> new Instruction.RemoveUnits(units(place)));
        readers.put("setTargets", this::setTargets);
        readers.put("addRule", this::addRule);
        readers.put("removeRule", InstructionReading::removeRule);
        readers.put("setRuleCondition", InstructionReading::setRuleCondition);
        readers.put("setRuleServe", this::setRuleServe);
        readers.put("setRules", this::setRules);
        readers.put("orderRules", InstructionReading::orderRules);
        readers.put("pauseRamp", place -> new Instruction.PauseRamp(rampRule(place.object(KIND, RULE)), now));
        readers.put("resumeRamp", place -> new Instruction.ResumeRamp(rampRule(place.object(KIND, RULE)), now));
        readers.put("jumpRamp", place -> jumpRamp(place, now));
        readers.put("abortRamp", this::abortRamp);
        new RuleInstructionReading(serves, salts).addTo(readers);
    }

    Instruction read(Place place) {
        if (!place.node().isObject()) {
            place.expected("an object with kind and what it takes");
            return STAND_IN;
        }
        return place.field(KIND)
                .word(readers)
                .map(reader -> reader.apply(place))
                .orElse(STAND_IN);
    }

    private static Instruction turn(Place place, Instruction turn) {
        place.object(KIND);
        return turn;
    }

    private Instruction setOffVariant(Place place) {
        return new Instruction.SetOffVariant(
                serves.variant(place.object(KIND, "variant").field("variant")));
    }

    private Instruction setDefaultServe(Place place) {
        return new Instruction.SetDefaultServe(
                serves.read(place.object(KIND, "serve").field("serve")));
    }

    private static Instruction setPrerequisite(Place place) {
        Place fields = place.object(KIND, PrerequisiteJson.FLAG, PrerequisiteJson.VARIANTS);
        return new Instruction.SetPrerequisite(PrerequisiteJson.read(fields, new HashSet<>()));
    }

    private static Instruction removePrerequisite(Place place) {
        Place flag = place.object(KIND, PrerequisiteJson.FLAG).field(PrerequisiteJson.FLAG);
        return new Instruction.RemovePrerequisite(flag.text(MAX_KEY));
    }

    private static Instruction setPrerequisites(Place place) {
        List<Prerequisite> prerequisites =
                PrerequisiteJson.read(present(place.object(KIND, PrerequisiteJson.FIELD), PrerequisiteJson.FIELD));
        return new Instruction.SetPrerequisites(prerequisites);
    }

    private Instruction setTargets(Place place) {
        return new Instruction.SetTargets(configurations.targets(
                present(place.object(KIND, ConfigurationJson.TARGETS), ConfigurationJson.TARGETS)));
    }

    /// What a configuration may leave out, an instruction that replaces it may not.
    private static Place present(Place place, String field) {
        if (!place.field(field).isPresent()) {
            place.field(field).expected("an array");
        }
        return place;
    }

    private Target units(Place place) {
        return configurations.target(place.object(KIND, "variant", "attribute", "units"), new HashMap<>());
    }

    private Instruction addRule(Place place) {
        Place fields = place.object(KIND, RULE, "before");
        Optional<String> before = fields.optional("before").map(at -> at.text(MAX_KEY));
        return new Instruction.AddRule(configurations.rule(fields.field(RULE), new HashSet<>()), before);
    }

    private static Instruction removeRule(Place place) {
        return new Instruction.RemoveRule(RuleInstructionReading.ruleId(place.object(KIND, RULE)));
    }

    private static Instruction setRuleCondition(Place place) {
        Place fields = place.object(KIND, RULE, "condition");
        return new Instruction.SetRuleCondition(
                RuleInstructionReading.ruleId(fields), ConditionJson.read(fields.field("condition")));
    }

    private Instruction setRuleServe(Place place) {
        Place fields = place.object(KIND, RULE, "serve");
        return new Instruction.SetRuleServe(RuleInstructionReading.ruleId(fields), serves.read(fields.field("serve")));
    }

    private Instruction setRules(Place place) {
        return new Instruction.SetRules(
                configurations.rules(present(place.object(KIND, ConfigurationJson.RULES), ConfigurationJson.RULES)));
    }

    private static Optional<String> rampRule(Place place) {
        return place.has(RULE) ? Optional.of(RuleInstructionReading.ruleId(place)) : Optional.empty();
    }

    private static Instruction jumpRamp(Place place, Instant now) {
        Place fields = place.object(KIND, RULE, "step");
        return new Instruction.JumpRamp(rampRule(fields), fields.field("step").whole(1, Ramp.MAX_STEPS), now);
    }

    private Instruction abortRamp(Place place) {
        Place fields = place.object(KIND, RULE, "variant");
        return new Instruction.AbortRamp(
                rampRule(fields), fields.optional("variant").map(serves::variant));
    }

    private static Instruction orderRules(Place place) {
        return new Instruction.OrderRules(
                place.object(KIND, "rules").field("rules").elements(ConfigurationJson.MAX_RULES).stream()
                        .map(rule -> rule.text(MAX_KEY))
                        .toList());
    }
}
