package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Member;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/// A row of `member`.
@Entity
@Table(name = "member")
class MemberRow {

    @Embeddable
    record Id(
            @Column(name = "organization_key") String organizationKey,
            @Column(name = "email") String email) {}

    @EmbeddedId
    Id id;

    @Column
    long version;

    @Column
    String[] policies;

    @Column(name = "created_at")
    Instant createdAt;

    static MemberRow of(String organization, Member member) {
        MemberRow row = new MemberRow();
        row.id = new Id(organization, member.email());
        row.version = member.version();
        row.policies = member.policies().toArray(String[]::new);
        row.createdAt = member.createdAt();
        return row;
    }

    Member toMember() {
        return new Member(id.email(), version, List.of(policies), createdAt);
    }
}
