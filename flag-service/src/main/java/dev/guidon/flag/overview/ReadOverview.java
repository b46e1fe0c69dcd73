package dev.guidon.flag.overview;

import dev.guidon.flag.access.Visible;
import dev.guidon.flag.edit.FlagQuery;
import dev.guidon.flag.edit.ListedFlag;
import dev.guidon.flag.edit.ReadFlags;
import dev.guidon.flag.overview.OverviewStore.KeyUse;
import dev.guidon.flag.overview.OverviewStore.TagCount;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Looks over the flags of a project. Everything fails with `NotFound` of the project.
@ApplicationScoped
public class ReadOverview {
    private final ReadFlags readFlags;
    private final ProjectStore projects;
    private final OverviewStore overview;

    ReadOverview(ReadFlags readFlags, ProjectStore projects, OverviewStore overview) {
        this.readFlags = readFlags;
        this.projects = projects;
        this.overview = overview;
    }

    @WithTransaction
    public Uni<Page<OverviewRow>> page(String projectKey, FlagQuery query, Page.Request request) {
        return readFlags.page(projectKey, query, request).chain(page -> overview.standings(projectKey, keys(page))
                .map(standings -> new Page<>(rows(page, standings), page.next())));
    }

    private static List<String> keys(Page<ListedFlag> page) {
        return page.items().stream().map(flag -> flag.definition().key().text()).toList();
    }

    private static List<OverviewRow> rows(Page<ListedFlag> page, Map<String, Map<String, Standing>> standings) {
        return page.items().stream()
                .map(flag -> new OverviewRow(
                        flag, standings.getOrDefault(flag.definition().key().text(), Map.of())))
                .toList();
    }

    /// @param visible which flags the caller may see
    @WithTransaction
    public Uni<List<TagCount>> tags(String projectKey, Visible visible) {
        return projects.get(projectKey).chain(() -> overview.tags(projectKey, visible));
    }

    @WithTransaction
    public Uni<KeyUse> use(String projectKey, String flagKey) {
        return projects.get(projectKey).chain(() -> overview.use(projectKey, flagKey));
    }
}
