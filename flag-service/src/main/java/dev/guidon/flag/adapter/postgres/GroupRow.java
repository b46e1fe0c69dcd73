package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Group;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/// A row of `member_group`.
@Entity
@Table(name = "member_group")
class GroupRow {

    @Embeddable
    record Id(
            @Column(name = "organization_key") String organizationKey,
            @Column(name = "key") String key) {}

    @EmbeddedId
    Id id;

    @Column
    long version;

    @Column
    String name;

    @Column
    String[] policies;

    @Column
    String[] members;

    @Column(name = "created_at")
    Instant createdAt;

    static GroupRow of(String organization, Group group) {
        GroupRow row = new GroupRow();
        row.id = new Id(organization, group.key());
        row.version = group.version();
        row.name = group.name();
        row.policies = group.policies().toArray(String[]::new);
        row.members = group.members().toArray(String[]::new);
        row.createdAt = group.createdAt();
        return row;
    }

    Group toGroup() {
        return new Group(id.key(), version, name, List.of(policies), List.of(members), createdAt);
    }
}
