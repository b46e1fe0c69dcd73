package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.sso.LinkStore.Link;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A row of `identity_link`.
@Entity
@Table(name = "identity_link")
class IdentityLinkRow {
    @Embeddable
    record Id(@Column(name = "provider_key") String providerKey, String subject) {}

    @EmbeddedId
    Id id;

    @Column(name = "user_id")
    String userId;

    @Column(name = "by_provider")
    boolean byProvider;

    static IdentityLinkRow of(Link link) {
        IdentityLinkRow row = new IdentityLinkRow();
        row.id = new Id(link.providerKey(), link.subject());
        row.userId = link.userId();
        row.byProvider = link.byProvider();
        return row;
    }

    Link toLink() {
        return new Link(id.providerKey(), id.subject(), userId, byProvider);
    }
}
