package dev.guidon.flag.bulk;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.batch.FlagNames;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagQuery;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.ListedFlag;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.Project;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the flags that are to be changed together, by key. In the caller's transaction.
@ApplicationScoped
class ChooseFlags {
    private final FlagStore flags;

    ChooseFlags(FlagStore flags) {
        this.flags = flags;
    }

    /// Fails with `Invalid` when a filter finds more than [FlagChoice#MAX].
    Uni<List<Chosen>> choose(Project project, FlagChoice choice, Permits permits) {
        return switch (choice) {
            case FlagChoice.Keys(var keys) -> named(project, keys, permits);
            case FlagChoice.Matching(var query) ->
                matching(project, query, List.of(), "")
                        .map(found -> found.stream().map(Chosen::of).toList());
        };
    }

    private Uni<List<Chosen>> named(Project project, List<String> keys, Permits permits) {
        return flags.some(project.key().text(), new HashSet<>(keys)).map(found -> {
            Map<String, FlagDefinition> readable = found.stream()
                    .filter(flag -> permits.allow(project.organization(), Action.FLAG_READ, FlagNames.inProject(flag)))
                    .collect(Collectors.toMap(flag -> flag.key().text(), Function.identity()));
            return keys.stream()
                    .distinct()
                    .sorted()
                    .map(key -> new Chosen(key, Optional.ofNullable(readable.get(key))))
                    .toList();
        });
    }

    private Uni<List<FlagDefinition>> matching(
            Project project, FlagQuery query, List<FlagDefinition> before, String after) {
        return flags.page(project.key().text(), query, new Page.Request(Page.Request.MAX_LIMIT, after))
                .chain(page -> {
                    List<FlagDefinition> found = together(before, page);
                    return page.next()
                            .map(next -> matching(project, query, found, next))
                            .orElseGet(() -> Uni.createFrom().item(found));
                });
    }

    private static List<FlagDefinition> together(List<FlagDefinition> before, Page<ListedFlag> page) {
        List<FlagDefinition> found = Stream.concat(
                        before.stream(), page.items().stream().map(ListedFlag::definition))
                .toList();
        if (found.size() > FlagChoice.MAX) {
            throw new FailureException(Failure.Invalid.of(
                    "/filter", "finds more than " + FlagChoice.MAX + " flags; narrow it, and repeat it for the rest"));
        }
        return found;
    }
}
