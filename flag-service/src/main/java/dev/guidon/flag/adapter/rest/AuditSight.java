package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Grants;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.access.Visible;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.RecordedEntry;

/// What a reader of an audit trail gets to see of it. Who did what to what is for everybody who may read the trail, as
/// far as they may know of the project; what differs shows the thing itself, and takes the right to read that. Tags are
/// those of the day, so who may read only what carries some sees no differences.
record AuditSight(Grants grants) {
    private static final String SEGMENTS = "/segments/";

    Visible projects() {
        return grants.visible(Action.PROJECT_READ, ResourceName.project(ResourceName.ALL));
    }

    /// Whether the reader may know of an entry.
    boolean knows(RecordedEntry entry) {
        return entry.resource()
                .project()
                .map(project -> grants.allow(Action.PROJECT_READ, ResourceName.project(project)))
                .orElse(true);
    }

    /// Whether the reader may know what differs.
    boolean shows(RecordedEntry entry) {
        return entry.resource().project().map(project -> shows(entry, project)).orElse(true);
    }

    private boolean shows(RecordedEntry entry, String project) {
        AuditedResource resource = entry.resource();
        ResourceName place = resource.environment()
                .map(environment -> ResourceNames.environment(project, environment))
                .orElseGet(() -> ResourceName.project(project));
        if (resource.flag().isPresent()) {
            return allow(
                    Action.FLAG_READ,
                    place.with(ResourceType.FLAG, resource.flag().get()));
        }
        if (entry.action().startsWith("segment.")) {
            return allow(Action.SEGMENT_READ, place.with(ResourceType.SEGMENT, segment(resource)));
        }
        if (entry.action().startsWith("change_request.")) {
            return allow(Action.FLAG_READ, place.with(ResourceType.FLAG, ResourceName.ALL));
        }
        return resource.environment().isEmpty() || allow(Action.ENVIRONMENT_READ, place);
    }

    private boolean allow(Action action, ResourceName name) {
        return grants.allowWhateverTags(action, name);
    }

    private static String segment(AuditedResource resource) {
        int at = resource.path().indexOf(SEGMENTS);
        return at < 0 ? ResourceName.ALL : resource.path().substring(at + SEGMENTS.length());
    }
}
