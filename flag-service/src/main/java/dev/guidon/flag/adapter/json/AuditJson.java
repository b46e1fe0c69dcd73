package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedChange.ConfigurationChanged;
import dev.guidon.flag.audit.AuditedChange.Edited;
import dev.guidon.flag.audit.AuditedChange.EnvironmentCreated;
import dev.guidon.flag.audit.AuditedChange.FlagArchived;
import dev.guidon.flag.audit.AuditedChange.FlagCreated;
import dev.guidon.flag.audit.AuditedChange.FlagDeleted;
import dev.guidon.flag.audit.AuditedChange.FlagDescribed;
import dev.guidon.flag.audit.AuditedChange.FlagUnarchived;
import dev.guidon.flag.audit.AuditedChange.KeyIssued;
import dev.guidon.flag.audit.AuditedChange.KeyRevoked;
import dev.guidon.flag.audit.AuditedChange.ProjectCreated;
import dev.guidon.flag.audit.AuditedLabel;
import dev.guidon.flag.audit.AuditedResource;

/// A change as the audit trail keeps it.
///
/// @param action such as `flag.created`
/// @param diff what differs, field by field: `{"on": {"before": false, "after": true}}`
public record AuditJson(String action, AuditedResource resource, ObjectNode diff) {

    public static AuditJson of(AuditedChange change) {
        return switch (change) {
            case ProjectCreated(var project, var name) ->
                new AuditJson(
                        "project.created", AuditedResource.project(project), diff(empty(), empty().put("name", name)));
            case EnvironmentCreated(var project, var environment, var name) ->
                new AuditJson(
                        "environment.created",
                        AuditedResource.environment(project, environment),
                        diff(empty(), empty().put("name", name)));
            case FlagCreated(var project, var flag, var type, var variants) ->
                new AuditJson(
                        "flag.created",
                        AuditedResource.flag(project, flag),
                        diff(
                                empty(),
                                empty().put("type", Words.of(type)).set("variants", VariantJson.write(variants))));
            case FlagDescribed(var project, var flag, var before, var after) ->
                new AuditJson("flag.described", AuditedResource.flag(project, flag), diff(write(before), write(after)));
            case FlagArchived(var project, var flag) ->
                new AuditJson("flag.archived", AuditedResource.flag(project, flag), archived(false, true));
            case FlagUnarchived(var project, var flag) ->
                new AuditJson("flag.unarchived", AuditedResource.flag(project, flag), archived(true, false));
            case FlagDeleted(var project, var flag) ->
                new AuditJson(
                        "flag.deleted",
                        AuditedResource.flag(project, flag),
                        diff(empty().put("deleted", false), empty().put("deleted", true)));
            case ConfigurationChanged changed ->
                new AuditJson(
                        "configuration.changed",
                        AuditedResource.configuration(
                                changed.project(),
                                changed.environment(),
                                changed.after().key()),
                        diff(changed));
            case KeyIssued issued ->
                new AuditJson(
                        "key.issued",
                        AuditedResource.key(issued.project(), issued.environment(), issued.keyId()),
                        diff(empty(), write(issued)));
            case KeyRevoked(var project, var environment, var id, var name) ->
                new AuditJson(
                        "key.revoked",
                        AuditedResource.key(project, environment, id),
                        diff(empty().put("name", name), empty()));
            case Edited(var action, var resource, var before, var after) ->
                new AuditJson(action, resource, diff(ValueJson.write(before), ValueJson.write(after)));
        };
    }

    private static ObjectNode archived(boolean before, boolean after) {
        return diff(empty().put("archived", before), empty().put("archived", after));
    }

    private static ObjectNode write(KeyIssued issued) {
        ObjectNode object =
                empty().put("name", issued.name()).put("kind", issued.kind().word());
        issued.expiresAt().ifPresent(end -> object.put("expiresAt", end.toString()));
        return object;
    }

    private static ObjectNode write(AuditedLabel label) {
        ObjectNode object = empty().put("name", label.name())
                .put("description", label.description())
                .put("maintainer", label.maintainer());
        label.tags().forEach(object.putArray("tags")::add);
        return object;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode diff(ConfigurationChanged changed) {
        ObjectNode before = changed.before().map(ConfigurationJson::write).orElseGet(AuditJson::empty);
        return diff(before, ConfigurationJson.write(changed.after().configuration()));
    }

    private static ObjectNode diff(JsonNode before, JsonNode after) {
        ObjectNode diff = empty();
        before.properties().forEach(field -> {
            if (!after.has(field.getKey())) {
                diff.putObject(field.getKey()).set("before", field.getValue());
            }
        });
        after.properties().forEach(field -> {
            JsonNode old = before.path(field.getKey());
            if (old.isMissingNode()) {
                diff.putObject(field.getKey()).set("after", field.getValue());
            } else if (!old.equals(field.getValue())) {
                diff.putObject(field.getKey()).<ObjectNode>set("before", old).set("after", field.getValue());
            }
        });
        return diff;
    }
}
