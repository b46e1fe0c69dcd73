package dev.guidon.flag.insight;

import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.StaleReason;
import dev.guidon.flag.insight.CountStore.FlagUse;
import dev.guidon.flag.insight.StaleFlag.Kind;
import dev.guidon.flag.insight.StaleFlag.Reason;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds flags that have had their day: marked by somebody, past the day until which they were to be there, not
/// evaluated for a while, or with the same variant for everybody for as long. Flags that are archived are not looked
/// at, and what evaluations tell of a flag counts only once it is as old as that while.
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

    /// @param quiet how long without use, or with one variant, is long enough
    /// @param kinds flags with at least one of them are found; empty for any
    public record Question(String projectKey, Duration quiet, Set<Kind> kinds) {
        public Question {
            kinds = Set.copyOf(kinds);
        }
    }

    /// By key, each with all its reasons. Fails with `NotFound` of the project.
    @WithTransaction
    public Uni<Page<StaleFlag>> find(Question question, Page.Request request) {
        Instant now = clock.instant();
        Quiet quiet = new Quiet(now.minus(question.quiet()), LocalDate.ofInstant(now, ZoneOffset.UTC));
        return projects.get(question.projectKey())
                .chain(() -> flags.all(question.projectKey()))
                .chain(all -> counts.use(question.projectKey(), quiet.since()).map(uses -> stale(all, uses, quiet)))
                .map(found -> page(found, question.kinds(), request));
    }

    /// @param since when a flag has to have been used
    private record Quiet(Instant since, LocalDate today) {}

    private static List<StaleFlag> stale(List<FlagDefinition> all, List<FlagUse> uses, Quiet quiet) {
        Map<String, List<FlagUse>> byFlag = uses.stream().collect(Collectors.groupingBy(FlagUse::flagKey));
        return all.stream()
                .filter(flag -> !flag.isArchived())
                .map(flag -> stale(flag, byFlag.getOrDefault(flag.key().text(), List.of()), quiet))
                .filter(flag -> !flag.reasons().isEmpty())
                .toList();
    }

    private static StaleFlag stale(FlagDefinition flag, List<FlagUse> uses, Quiet quiet) {
        List<Reason> reasons = new ArrayList<>();
        if (flag.life().createdAt().isBefore(quiet.since())) {
            unused(uses, quiet.since()).ifPresent(reasons::add);
        }
        flag.staleReasons(quiet.today()).stream()
                .flatMap(reason -> said(reason, flag))
                .forEach(reasons::add);
        Optional<Instant> last = uses.stream().map(FlagUse::lastAt).max(Comparator.naturalOrder());
        return new StaleFlag(flag, last, reasons);
    }

    private static Optional<Reason> unused(List<FlagUse> uses, Instant since) {
        List<FlagUse> lately =
                uses.stream().filter(use -> !use.variants().isEmpty()).toList();
        if (lately.isEmpty()) {
            return Optional.of(new Reason.NotEvaluated());
        }
        if (!lately.stream()
                .allMatch(use -> use.variants().size() == 1 && use.changedAt().isBefore(since))) {
            return Optional.empty();
        }
        return Optional.of(new Reason.OneVariant(lately.stream()
                .collect(Collectors.toMap(
                        FlagUse::environmentKey,
                        use -> use.variants().keySet().iterator().next()))));
    }

    private static Stream<Reason> said(StaleReason reason, FlagDefinition flag) {
        return switch (reason) {
            case OVERDUE -> flag.purpose().until().stream().map(Reason.Overdue::new);
            case MARKED -> flag.life().staleAt().stream().map(Reason.Marked::new);
        };
    }

    private static Page<StaleFlag> page(List<StaleFlag> found, Set<Kind> kinds, Page.Request request) {
        List<StaleFlag> rest = found.stream()
                .filter(stale ->
                        kinds.isEmpty() || stale.reasons().stream().anyMatch(reason -> kinds.contains(reason.kind())))
                .sorted(Comparator.comparing(stale -> stale.flag().key().text()))
                .filter(stale -> stale.flag().key().text().compareTo(request.after()) > 0)
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(request, rest, stale -> stale.flag().key().text());
    }
}
