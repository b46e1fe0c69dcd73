package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.access.Visible;
import dev.guidon.flag.adapter.json.JsonPatchDraft;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.ReadFlags;
import dev.guidon.flag.overview.OverviewRow;
import dev.guidon.flag.overview.Sight;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the path of a request for flags does not tell: rights in environments, and which flags of a list to show.
@ApplicationScoped
class FlagRights {
    private final Caller caller;
    private final ReadFlags readFlags;

    FlagRights(Caller caller, ReadFlags readFlags) {
        this.caller = caller;
        this.readFlags = readFlags;
    }

    Visible visible(String project) {
        return caller.visible(Action.FLAG_READ, ResourceNames.flags(project));
    }

    /// Which flags to show as they are in an environment.
    Visible visible(String project, String environment) {
        return caller.visible(Action.FLAG_READ, ResourceNames.flagsIn(project, environment));
    }

    /// Which flags of a list to show. What a list asks of configurations it tells, so that takes the right to read
    /// those.
    Visible visible(String project, FlagListing listing) {
        return listing.environment()
                .map(environment -> visible(project).and(visible(project, environment)))
                .orElseGet(() -> visible(project));
    }

    /// A flag may be required in any environment, so whoever asks where it is must be able to read them all.
    Uni<Void> requireToAsk(String project, FlagListing listing) {
        return listing.requires().isPresent()
                ? caller.require(Action.FLAG_READ, ResourceNames.flags(project))
                : Uni.createFrom().voidItem();
    }

    /// Of flags whatever their environment.
    Sight sight(String project) {
        return (environment, flag, tags) ->
                caller.sees(Action.FLAG_READ, ResourceNames.flag(project, environment, flag, tags));
    }

    /// Fails with `Forbidden` unless the caller may do all the actions to all the flags.
    Uni<Void> require(EnvironmentAddress address, Map<String, Set<Action>> wanted) {
        return readFlags.tags(address.projectKey(), wanted.keySet()).chain(tags -> Multi.createFrom()
                .items(wanted.entrySet().stream().flatMap(entry -> asked(address, entry, tags)))
                .onItem()
                .transformToUniAndConcatenate(asked -> caller.require(asked.action(), asked.resource()))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private record Asked(Action action, ResourceName resource) {}

    private static Stream<Asked> asked(
            EnvironmentAddress address, Map.Entry<String, Set<Action>> wanted, Map<String, Set<String>> tags) {
        ResourceName flag = ResourceNames.flag(
                address.projectKey(),
                address.environmentKey(),
                wanted.getKey(),
                tags.getOrDefault(wanted.getKey(), Set.of()));
        return wanted.getValue().stream().sorted().map(action -> new Asked(action, flag));
    }

    /// As [#require], of flags as a whole.
    Uni<Void> requireOfDefinitions(String project, Map<String, Set<Action>> wanted) {
        return readFlags.tags(project, wanted.keySet()).chain(tags -> Multi.createFrom()
                .items(wanted.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                        .sorted()
                        .map(action -> new Asked(action, whole(project, entry.getKey(), tags)))))
                .onItem()
                .transformToUniAndConcatenate(asked -> caller.require(asked.action(), asked.resource()))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static ResourceName whole(String project, String flag, Map<String, Set<String>> tags) {
        return ResourceName.project(project).with(ResourceType.FLAG, flag).tagged(tags.getOrDefault(flag, Set.of()));
    }

    /// What a patch takes: turning on and off is a right of its own.
    static Set<Action> actions(JsonPatchDraft patch) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        if (!patch.onlyToggles()) {
            actions.add(Action.FLAG_UPDATE);
        }
        if (patch.toggles()) {
            actions.add(Action.FLAG_TOGGLE);
        }
        return actions;
    }

    /// A document that is applied to an environment creates, defines and archives flags, which are the same in all
    /// environments of the project.
    Uni<Void> requireToApply(String project) {
        return Multi.createFrom()
                .items(Action.FLAG_CREATE, Action.FLAG_DEFINE, Action.FLAG_ARCHIVE)
                .onItem()
                .transformToUniAndConcatenate(action -> caller.require(action, ResourceNames.flags(project)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Fails with `Forbidden` unless the caller may read all the flags in the environment.
    Uni<Void> requireToRead(EnvironmentAddress address, Collection<String> flags) {
        return require(
                address,
                flags.stream().distinct().collect(Collectors.toMap(key -> key, _ -> Set.of(Action.FLAG_READ))));
    }

    OverviewRow withoutUnreadable(OverviewRow row) {
        FlagDefinition flag = row.flag().definition();
        return new OverviewRow(
                row.flag(),
                row.standings().entrySet().stream()
                        .filter(entry -> isReadable(flag, entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
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
