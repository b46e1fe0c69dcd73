package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.organization.Organization;
import dev.guidon.flag.project.CreateProject;
import dev.guidon.flag.project.Key;

/// A new project as a JSON document.
public final class ProjectJson {
    private ProjectJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static CreateProject.Order read(JsonNode document) {
        return Place.read(document, place -> {
            Key key = FlagJson.key(place.object("key", "name", "organization").field("key"));
            String organization = place.optional("organization")
                    .map(at -> FlagJson.key(at).text())
                    .orElse(Organization.DEFAULT);
            return new CreateProject.Order(organization, key, LabelJson.name(place, key));
        });
    }
}
