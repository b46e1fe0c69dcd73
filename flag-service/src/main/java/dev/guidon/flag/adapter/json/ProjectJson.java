package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.organization.Organization;
import dev.guidon.flag.project.CreateProject;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Key;
import java.util.List;

/// A new project as a JSON document.
public final class ProjectJson {
    private static final String ENVIRONMENTS = "environments";

    private ProjectJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static CreateProject.Order read(JsonNode document) {
        return Place.read(document, place -> {
            Key key = FlagJson.key(
                    place.object("key", TitleJson.NAME, TitleJson.DESCRIPTION, "organization", ENVIRONMENTS)
                            .field("key"));
            String organization = place.optional("organization")
                    .map(at -> FlagJson.key(at).text())
                    .orElse(Organization.DEFAULT);
            List<CreateProject.FirstEnvironment> environments = place.optional(ENVIRONMENTS)
                    .map(all -> all.elements(EnvironmentStore.MAX_PER_PROJECT).stream()
                            .map(EnvironmentJson::first)
                            .toList())
                    .orElse(List.of());
            return new CreateProject.Order(organization, key, TitleJson.read(place, key), environments);
        });
    }
}
