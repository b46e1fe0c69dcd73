package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Policy;
import dev.guidon.flag.adapter.json.StatementJson;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `policy`.
@Entity
@Table(name = "policy")
class PolicyRow {

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
    String description;

    @Column
    String statements;

    @Column(name = "created_at")
    Instant createdAt;

    static PolicyRow of(String organization, Policy policy) {
        PolicyRow row = new PolicyRow();
        row.id = new Id(organization, policy.key());
        row.version = policy.version();
        row.name = policy.name();
        row.description = policy.description();
        row.statements = StatementJson.write(policy.statements()).toString();
        row.createdAt = policy.createdAt();
        return row;
    }

    Policy toPolicy(StatementJson documents) {
        return new Policy(id.key(), version, name, description, documents.stored(statements), createdAt);
    }
}
