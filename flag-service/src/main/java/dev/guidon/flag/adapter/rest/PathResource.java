package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.AccessStore.Place;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceName.Part;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.organization.Organization;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the path of a request leads to, by the names of its parameters.
record PathResource(UriInfo uri) {
    private static final List<ResourceType> AROUND = List.of(ResourceType.PROJECT, ResourceType.ENVIRONMENT);

    private static final Set<ResourceType> TAGGED = Set.of(ResourceType.FLAG, ResourceType.SEGMENT);

    /// What the store can tell more of. A path without a project is about the organization that it or the query names,
    /// or else about the one that there is from the start.
    Place place() {
        Optional<String> project = project();
        return new Place(
                organization(project),
                project,
                path(ResourceType.ENVIRONMENT.word()),
                path(ResourceType.FLAG.word()),
                path(ResourceType.SEGMENT.word()));
    }

    Optional<String> project() {
        return path(ResourceType.PROJECT.word());
    }

    private Optional<String> organization(Optional<String> project) {
        String word = ResourceType.ORGANIZATION.word();
        return project.isPresent()
                ? Optional.empty()
                : path(word)
                        .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst(word)))
                        .or(() -> Optional.of(Organization.DEFAULT));
    }

    /// The name of what an action is done to. The innermost key is that of the action's type; without one, the action
    /// is done to all.
    ///
    /// @param tags of the flag or segment
    ResourceName name(Action action, Set<String> tags) {
        List<Part> parts = new ArrayList<>();
        AROUND.stream().takeWhile(type -> type != action.type()).forEach(type -> path(type.word())
                .ifPresent(key -> parts.add(new Part(type, key))));
        Optional<String> own = key(action.type());
        parts.add(new Part(action.type(), own.orElse(ResourceName.ALL)));
        return new ResourceName(parts, TAGGED.contains(action.type()) && own.isPresent() ? tags : Set.of());
    }

    private Optional<String> key(ResourceType type) {
        return type == ResourceType.ORGANIZATION
                ? place().organization()
                : path(type.word()).or(() -> path("id"));
    }

    private Optional<String> path(String parameter) {
        return Optional.ofNullable(uri.getPathParameters().getFirst(parameter));
    }
}
