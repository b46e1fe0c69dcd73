package dev.guidon.flag.approval;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Change requests as the audit trail shows them.
final class RequestValues {
    private RequestValues() {}

    static AuditEntry created(ChangeRequest request, Stamp stamp) {
        return entry("created", new Value.Structure(Map.of()), request, stamp);
    }

    /// @param verb such as `approved`
    static AuditEntry changed(String verb, ChangeRequest before, ChangeRequest after, Stamp stamp) {
        return entry(verb, values(before), after, stamp);
    }

    private static AuditEntry entry(String verb, Value.Structure before, ChangeRequest after, Stamp stamp) {
        EnvironmentAddress address = after.head().address();
        List<String> flags = after.proposal().flagKeys();
        AuditedResource resource = new AuditedResource(
                address.projectKey(),
                Optional.of(address.environmentKey()),
                flags.size() == 1 && after.proposal().changes().size() == 1
                        ? Optional.of(flags.getFirst())
                        : Optional.empty(),
                address.projectKey() + "/" + address.environmentKey() + "/"
                        + after.head().id());
        return new AuditEntry(
                stamp, new AuditedChange.Edited("change_request." + verb, resource, before, values(after)));
    }

    private static Value.Structure values(ChangeRequest request) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("title", new Value.Text(request.proposal().title()));
        fields.put("description", new Value.Text(request.proposal().description()));
        fields.put(
                "changes",
                new Value.Sequence(request.proposal().changes().stream()
                        .map(RequestValues::value)
                        .toList()));
        fields.put("revision", new Value.Whole(request.progress().revision()));
        fields.put("status", new Value.Text(request.progress().status().name().toLowerCase(Locale.ROOT)));
        fields.put(
                "approvers",
                new Value.Sequence(request.approvers().stream()
                        .map(Actor::id)
                        .<Value>map(Value.Text::new)
                        .toList()));
        return new Value.Structure(fields);
    }

    private static Value value(Proposal.Change change) {
        Map<String, Value> fields = new LinkedHashMap<>();
        switch (change) {
            case Proposal.FlagChange flag -> {
                fields.put("flag", new Value.Text(flag.flagKey()));
                fields.put("instructions", flag.patch().value());
            }
            case Proposal.DefinitionChange flag -> {
                fields.put("flag", new Value.Text(flag.flagKey()));
                fields.put("scope", new Value.Text("project"));
                fields.put("instructions", flag.patch().value());
            }
            case Proposal.SegmentChange segment -> {
                fields.put("segment", new Value.Text(segment.address().segmentKey()));
                fields.put("scope", new Value.Text(segment.isProjectWide() ? "project" : "environment"));
                fields.put("instructions", segment.patch().value());
            }
        }
        fields.put("baseVersion", new Value.Whole(change.baseVersion()));
        return new Value.Structure(fields);
    }
}
