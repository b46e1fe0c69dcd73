package dev.guidon.flag.policy;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Policies and freeze windows as the audit trail shows them.
final class PolicyValues {
    private PolicyValues() {}

    static Value.Structure of(EnvironmentPolicy policy) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("minComment", new Value.Whole(policy.minComment()));
        policy.approval().ifPresent(approval -> fields.put("approval", of(approval)));
        fields.put("bypass", of(policy.bypass()));
        fields.put("frozenSchedules", word(policy.frozenSchedules()));
        return new Value.Structure(fields);
    }

    private static Value of(Approval approval) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("quorum", new Value.Whole(approval.quorum()));
        approval.approvers().ifPresent(audience -> fields.put("approvers", of(audience)));
        fields.put("keptWhenFlagMovesOn", new Value.Bool(approval.keptWhenFlagMovesOn()));
        fields.put("turnOffDirectly", new Value.Bool(approval.turnOffDirectly()));
        fields.put("segmentsDirectly", new Value.Bool(approval.segmentsDirectly()));
        return new Value.Structure(fields);
    }

    static Value.Structure of(FreezeWindow window) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", new Value.Text(window.name()));
        switch (window.span()) {
            case FreezeWindow.Once(var from, var until) -> {
                fields.put("from", new Value.Text(from.toString()));
                fields.put("until", new Value.Text(until.toString()));
            }
            case FreezeWindow.Again(var starts, var duration) -> {
                fields.put("cron", new Value.Text(starts.cron()));
                fields.put("timeZone", new Value.Text(starts.zone().getId()));
                fields.put("duration", new Value.Text(duration.toString()));
            }
        }
        fields.put("turnOffDirectly", new Value.Bool(window.turnOffDirectly()));
        window.bypass().ifPresent(audience -> fields.put("bypass", of(audience)));
        return new Value.Structure(fields);
    }

    private static Value of(Audience audience) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("roles", sorted(audience.roles()));
        fields.put("groups", sorted(audience.groups()));
        fields.put("members", sorted(audience.members()));
        return new Value.Structure(fields);
    }

    private static Value sorted(Set<String> texts) {
        return new Value.Sequence(
                texts.stream().sorted().<Value>map(Value.Text::new).toList());
    }

    private static Value word(EnvironmentPolicy.WhenFrozen rule) {
        return new Value.Text(
                switch (rule) {
                    case WAIT -> "wait";
                    case FAIL -> "fail";
                });
    }
}
