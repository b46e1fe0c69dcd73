package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.policy.Audience;
import java.util.Set;
import java.util.stream.Collectors;

/// Some of the people: `{"roles": […], "groups": […], "members": […]}`.
final class AudienceJson {
    private static final int MAX_NAMES = 100;
    private static final int MAX_NAME = 200;

    private AudienceJson() {}

    static Audience read(Place place) {
        place.object("roles", "groups", "members");
        return new Audience(names(place, "roles"), names(place, "groups"), names(place, "members"));
    }

    private static Set<String> names(Place place, String field) {
        return place.optional(field)
                .map(at -> at.elements(MAX_NAMES).stream()
                        .map(name -> name.text(MAX_NAME))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    static void write(Audience audience, ObjectNode into) {
        write(audience.roles(), into.putArray("roles"));
        write(audience.groups(), into.putArray("groups"));
        write(audience.members(), into.putArray("members"));
    }

    private static void write(Set<String> names, ArrayNode into) {
        names.stream().sorted().forEach(into::add);
    }
}
