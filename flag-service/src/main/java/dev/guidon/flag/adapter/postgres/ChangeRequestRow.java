package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredProposals;
import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.ChangeRequest.Head;
import dev.guidon.flag.approval.ChangeRequest.Progress;
import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.Proposal;
import dev.guidon.flag.approval.RequestStore.Due;
import dev.guidon.flag.approval.Review;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.Environment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `change_request`.
@Entity
@Table(name = "change_request")
class ChangeRequestRow {
    @Id
    String id;

    @Column(insertable = false, updatable = false)
    long number;

    @Column(name = "environment_id")
    String environmentId;

    @Column(name = "project_key")
    String projectKey;

    @Column(name = "environment_key")
    String environmentKey;

    @Column(name = "flag_keys")
    String[] flagKeys;

    @Column(name = "segment_keys")
    String[] segmentKeys;

    @Column
    String title;

    @Column
    String description;

    @Column
    String changes;

    @Column
    String plan;

    @Column
    String author;

    @Column(name = "created_at")
    Instant createdAt;

    @Column
    int revision;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column
    String outcome;

    static ChangeRequestRow of(Environment environment, ChangeRequest request, StoredProposals documents) {
        ChangeRequestRow row = new ChangeRequestRow();
        Head head = request.head();
        row.id = head.id();
        row.environmentId = environment.id();
        row.projectKey = head.address().projectKey();
        row.environmentKey = head.address().environmentKey();
        row.author = head.author().id();
        row.createdAt = head.createdAt();
        row.take(request, documents);
        return row;
    }

    /// What can change of it.
    void take(ChangeRequest request, StoredProposals documents) {
        Proposal proposal = request.proposal();
        flagKeys = proposal.flagKeys().toArray(String[]::new);
        segmentKeys = proposal.segmentKeys().toArray(String[]::new);
        title = proposal.title();
        description = proposal.description();
        changes = documents.write(proposal.changes());
        plan = documents.write(proposal.plan());
        revision = request.progress().revision();
        status = request.progress().status();
        dueAt = request.progress().dueAt().orElse(null);
        outcome = request.progress().outcome();
    }

    ChangeRequest toRequest(StoredProposals documents, List<Review> reviews) {
        return new ChangeRequest(
                new Head(id, number, address(), new Actor(author), createdAt),
                new Proposal(title, description, documents.changes(changes, address()), documents.plan(plan)),
                new Progress(revision, status, Optional.ofNullable(dueAt), outcome),
                reviews);
    }

    Due toDue() {
        return new Due(address(), id, Optional.ofNullable(dueAt).orElseThrow());
    }

    private EnvironmentAddress address() {
        return new EnvironmentAddress(projectKey, environmentKey);
    }
}
