package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.approval.Review;
import dev.guidon.flag.approval.Review.Verdict;
import dev.guidon.flag.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `change_request_review`, which only grows.
@Entity
@Immutable
@Table(name = "change_request_review")
class ReviewRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "request_id")
    String requestId;

    @Column
    String reviewer;

    @Column
    @Enumerated(EnumType.STRING)
    Verdict verdict;

    @Column
    int revision;

    @Column
    String comment;

    @Column
    Instant at;

    static ReviewRow of(String requestId, Review review) {
        ReviewRow row = new ReviewRow();
        row.requestId = requestId;
        row.reviewer = review.reviewer().id();
        row.verdict = review.verdict();
        row.revision = review.revision();
        row.comment = review.comment();
        row.at = review.at();
        return row;
    }

    Review toReview() {
        return new Review(new Actor(reviewer), verdict, revision, comment, at);
    }
}
