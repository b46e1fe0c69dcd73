package dev.guidon.flag.insight;

import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.insight.CountStore.FlagUse;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds flags that have had their day: not evaluated for a while, or everybody has got the same variant for as long.
/// Flags that are archived, or younger than that while, are not looked at.
@ApplicationScoped
public class FindStaleFlags {
    private final ProjectStore projects;
    private final FlagStore flags;
    private final CountStore counts;
    private final InstantSource clock;

    FindStaleFlags(ProjectStore projects, FlagStore flags, CountStore counts, InstantSource clock) {
        this.projects = projects;
        this.flags = flags;
        this.counts = counts;
        this.clock = clock;
    }

    /// Why a flag is stale.
    public sealed interface Reason {

        /// Nobody has asked for it in any environment.
        record NotEvaluated() implements Reason {}

        /// Every environment that asks for it gets one variant only, and its configuration has not been changed.
        ///
        /// @param variants by the key of the environment
        record OneVariant(Map<String, String> variants) implements Reason {
            public OneVariant {
                variants = Map.copyOf(variants);
            }
        }
    }

    public record StaleFlag(FlagDefinition flag, Optional<Instant> lastEvaluatedAt, List<Reason> reasons) {
        public StaleFlag {
            reasons = List.copyOf(reasons);
        }
    }

    /// By key. Fails with `NotFound` of the project.
    ///
    /// @param quiet how long is long enough
    @WithTransaction
    public Uni<Page<StaleFlag>> find(String projectKey, Duration quiet, Page.Request request) {
        Instant since = clock.instant().minus(quiet);
        return projects.get(projectKey)
                .chain(() -> flags.all(projectKey))
                .chain(all -> counts.use(projectKey, since).map(uses -> stale(all, uses, since)))
                .map(found -> page(found, request));
    }

    private static List<StaleFlag> stale(List<FlagDefinition> all, List<FlagUse> uses, Instant since) {
        Map<String, List<FlagUse>> byFlag = uses.stream().collect(Collectors.groupingBy(FlagUse::flagKey));
        return all.stream()
                .filter(flag -> !flag.isArchived() && flag.life().createdAt().isBefore(since))
                .map(flag -> stale(flag, byFlag.getOrDefault(flag.key().text(), List.of()), since))
                .filter(flag -> !flag.reasons().isEmpty())
                .toList();
    }

    private static StaleFlag stale(FlagDefinition flag, List<FlagUse> uses, Instant since) {
        List<FlagUse> lately =
                uses.stream().filter(use -> !use.variants().isEmpty()).toList();
        List<Reason> reasons = new ArrayList<>();
        if (lately.isEmpty()) {
            reasons.add(new Reason.NotEvaluated());
        } else if (lately.stream()
                .allMatch(use -> use.variants().size() == 1 && use.changedAt().isBefore(since))) {
            reasons.add(new Reason.OneVariant(lately.stream()
                    .collect(Collectors.toMap(
                            FlagUse::environmentKey,
                            use -> use.variants().keySet().iterator().next()))));
        }
        Optional<Instant> last = uses.stream().map(FlagUse::lastAt).max(Comparator.naturalOrder());
        return new StaleFlag(flag, last, reasons);
    }

    private static Page<StaleFlag> page(List<StaleFlag> found, Page.Request request) {
        List<StaleFlag> rest = found.stream()
                .sorted(Comparator.comparing(stale -> stale.flag().key().text()))
                .filter(stale -> stale.flag().key().text().compareTo(request.after()) > 0)
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(request, rest, stale -> stale.flag().key().text());
    }
}
