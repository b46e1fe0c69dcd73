package dev.guidon.flag.history;

import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks versions of configurations up. Everything fails with `NotFound` of the project, the environment, the flag or
/// the version.
@ApplicationScoped
public class ReadHistory {
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final VersionStore versions;

    ReadHistory(EnvironmentStore environments, FlagStore flags, VersionStore versions) {
        this.environments = environments;
        this.flags = flags;
        this.versions = versions;
    }

    /// What two versions of a configuration were.
    public record Pair(RecordedConfiguration from, RecordedConfiguration to) {}

    @WithTransaction
    public Uni<Page<RecordedVersion>> page(FlagAddress address, Page.Request request) {
        return flag(address).chain(flag -> versions.page(flag, request));
    }

    @WithTransaction
    public Uni<RecordedConfiguration> version(FlagAddress address, long version) {
        return flag(address).chain(flag -> versions.get(flag, version));
    }

    @WithTransaction
    public Uni<Pair> pair(FlagAddress address, long from, long to) {
        return flag(address).chain(flag -> Uni.combine()
                .all()
                .unis(versions.get(flag, from), versions.get(flag, to))
                .usingConcurrencyOf(1)
                .with(Pair::new));
    }

    /// A version for going back to. A version never changes, so it may be read before the transaction that uses it.
    @WithTransaction
    public Uni<ConfigurationDraft> draft(FlagAddress address, long version) {
        return flag(address).chain(flag -> versions.draft(flag, version));
    }

    private Uni<PlacedFlag> flag(FlagAddress address) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()));
    }
}
