package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Visible;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the path of a request for flags does not tell: rights in environments, and which flags of a list to show.
@ApplicationScoped
class FlagRights {
    private final Caller caller;

    FlagRights(Caller caller) {
        this.caller = caller;
    }

    Visible visible(String project) {
        return caller.visible(Action.FLAG_READ, ResourceNames.flags(project));
    }

    ConfiguredFlag withoutUnreadable(ConfiguredFlag flag) {
        Map<String, FlagConfiguration> readable = flag.configurations().entrySet().stream()
                .filter(entry -> isReadable(flag.definition(), entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new ConfiguredFlag(flag.definition(), readable);
    }

    private boolean isReadable(FlagDefinition flag, String environment) {
        return caller.sees(
                Action.FLAG_READ,
                ResourceNames.flag(
                        flag.projectKey().text(),
                        environment,
                        flag.key().text(),
                        Set.copyOf(flag.label().tags())));
    }

    /// A new flag that brings configurations along takes the right to write them.
    Uni<Void> requireToConfigure(String project, JsonNode newFlag) {
        String key = newFlag.path("key").asText();
        return Multi.createFrom()
                .iterable(() -> newFlag.path("environments").fieldNames())
                .onItem()
                .transformToUniAndConcatenate(environment ->
                        caller.require(Action.FLAG_UPDATE, ResourceNames.flag(project, environment, key, Set.of())))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
