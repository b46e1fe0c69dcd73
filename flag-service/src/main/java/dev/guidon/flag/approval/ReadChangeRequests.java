package dev.guidon.flag.approval;

import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.Proposal.DefinitionChange;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.Proposal.SegmentChange;
import dev.guidon.flag.approval.RequestStore.Due;
import dev.guidon.flag.approval.RequestStore.RequestFilter;
import dev.guidon.flag.approval.SeenChangeRequest.OfDefinition;
import dev.guidon.flag.approval.SeenChangeRequest.OfFlag;
import dev.guidon.flag.approval.SeenChangeRequest.OfSegment;
import dev.guidon.flag.approval.SeenChangeRequest.Outlook;
import dev.guidon.flag.approval.SeenChangeRequest.Sight;
import dev.guidon.flag.approval.SeenChangeRequest.Unfit;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.segment.ChangeSegment;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Looks change requests up.
@ApplicationScoped
public class ReadChangeRequests {
    private final EnvironmentStore environments;
    private final RequestStore requests;
    private final ChangeConfiguration change;
    private final ChangeSegment segments;
    private final ChangeDefinition definitions;

    ReadChangeRequests(
            EnvironmentStore environments,
            RequestStore requests,
            ChangeConfiguration change,
            ChangeSegment segments,
            ChangeDefinition definitions) {
        this.definitions = definitions;
        this.segments = segments;
        this.environments = environments;
        this.requests = requests;
        this.change = change;
    }

    /// Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<Page<ChangeRequest>> page(EnvironmentAddress address, RequestFilter filter, Page.Request request) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> requests.page(environment, filter, request));
    }

    /// As it stands. Fails with `NotFound`.
    @WithTransaction
    public Uni<ChangeRequest> plain(Found found) {
        return environments
                .get(found.address().projectKey(), found.address().environmentKey())
                .chain(environment -> requests.get(environment, found.id()));
    }

    /// With what it would do now. Fails with `NotFound`.
    @WithTransaction
    public Uni<SeenChangeRequest> request(Found found) {
        return environments
                .get(found.address().projectKey(), found.address().environmentKey())
                .chain(environment -> requests.get(environment, found.id()))
                .chain(this::seen);
    }

    @WithTransaction
    Uni<Optional<Due>> due(Instant now) {
        return requests.due(now);
    }

    private Uni<SeenChangeRequest> seen(ChangeRequest request) {
        return Multi.createFrom()
                .iterable(request.proposal().changes())
                .onItem()
                .transformToUniAndConcatenate(wanted -> sight(request, wanted))
                .collect()
                .asList()
                .map(sights -> new SeenChangeRequest(request, sights));
    }

    private Uni<Sight> sight(ChangeRequest request, Change wanted) {
        return outlook(request, wanted)
                .onFailure(FailureException.class)
                .recoverWithItem(refused ->
                        new Unfit(((FailureException) refused).failure().detail()))
                .map(outlook -> new Sight(wanted, outlook));
    }

    private Uni<Outlook> outlook(ChangeRequest request, Change wanted) {
        EnvironmentAddress address = request.head().address();
        return switch (wanted) {
            case FlagChange flag ->
                change.preview(new Target(address.flag(flag.flagKey()), Optional.empty()), flag.patch())
                        .map(OfFlag::new);
            case SegmentChange segment ->
                segments.preview(new ChangeSegment.Target(segment.address(), Optional.empty()), segment.patch())
                        .map(OfSegment::new);
            case DefinitionChange flag ->
                definitions
                        .preview(
                                new ChangeDefinition.Target(address.projectKey(), flag.flagKey(), Optional.empty()),
                                flag.patch(),
                                new Stamp(request.actor(), request.head().createdAt(), ""))
                        .map(OfDefinition::new);
        };
    }
}
