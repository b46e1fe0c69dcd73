package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Replaces the configuration of a flag in one environment.
@ApplicationScoped
public class ChangeConfiguration {
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final AskableSegments segments;
    private final PutConfiguration configuration;

    ChangeConfiguration(
            EnvironmentStore environments, FlagStore flags, AskableSegments segments, PutConfiguration configuration) {
        this.environments = environments;
        this.flags = flags;
        this.segments = segments;
        this.configuration = configuration;
    }

    /// Which configuration to replace.
    ///
    /// @param expectedVersion the version that the author has seen; empty when the change fits whatever is there
    public record Target(FlagAddress address, Optional<Long> expectedVersion) {}

    /// A configuration and the sequence of its environment that carries it to readers.
    public record Changed(FlagConfiguration configuration, long sequence) {}

    /// Fails with `NotFound`, with `Conflict` when the flag is archived, with `StaleVersion` when somebody else was
    /// faster, or with `Invalid`.
    @WithTransaction
    public Uni<Changed> change(Target target, ConfigurationDraft draft, Stamp stamp) {
        FlagAddress address = target.address();
        return environments
                .lock(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()))
                .invoke(current -> FlagState.refuseArchived(current.definition()))
                .invoke(current -> refuseUnlessAt(target.expectedVersion(), current))
                .chain(current -> revise(current, draft))
                .chain(revised -> put(revised, stamp));
    }

    /// What a change would do.
    public record Preview(FlagConfiguration before, FlagConfiguration after) {}

    /// Fails as [#change] does, and changes nothing.
    @WithTransaction
    public Uni<Preview> preview(Target target, ConfigurationDraft draft) {
        FlagAddress address = target.address();
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()))
                .invoke(current -> FlagState.refuseArchived(current.definition()))
                .invoke(current -> refuseUnlessAt(target.expectedVersion(), current))
                .chain(current -> revise(current, draft))
                .call(revised -> segments.refuseUnknown(revised.flag().environment(), revised.next()))
                .map(revised -> new Preview(revised.flag().configuration(), revised.next()));
    }

    private record Revised(PlacedFlag flag, FlagConfiguration next) {
        Revision revision() {
            return new Revision(
                    Optional.of(flag.configuration()), flag.definition().with(next));
        }
    }

    private static void refuseUnlessAt(Optional<Long> expected, PlacedFlag current) {
        long actual = current.configuration().version();
        String flagKey = current.definition().key().text();
        expected.filter(version -> version != actual).ifPresent(version -> {
            throw new FailureException(new Failure.StaleVersion("the configuration of flag", flagKey, version, actual));
        });
    }

    private Uni<Revised> revise(PlacedFlag current, ConfigurationDraft draft) {
        FlagConfiguration configuration = current.configuration();
        return flags.neighbours(current.environment(), draft.requiredFlags(configuration))
                .map(neighbours -> draft.read(current.definition(), configuration, neighbours))
                .map(next -> new Revised(current, next));
    }

    private Uni<Changed> put(Revised revised, Stamp stamp) {
        return configuration
                .put(revised.flag().environment(), revised.revision(), stamp)
                .map(sequence -> new Changed(revised.next(), sequence));
    }
}
