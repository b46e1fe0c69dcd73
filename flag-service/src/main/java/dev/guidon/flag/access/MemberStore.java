package dev.guidon.flag.access;

import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where members are kept. Works in the caller's transaction.
public interface MemberStore {

    /// By address.
    Uni<Page<Member>> page(String organization, Page.Request request);

    Uni<Optional<Member>> find(String organization, String email);

    /// Those that somebody is a member of, in order.
    Uni<List<String>> organizations(String email);

    /// Those of the addresses that are members.
    Uni<List<String>> known(String organization, List<String> emails);

    /// How many members have the role of an owner directly.
    Uni<Long> owners(String organization);

    Uni<Long> count(String organization);

    /// Adds the member, or replaces the one with the address.
    Uni<Void> put(String organization, Member member);

    /// Takes the member out of all groups, too.
    Uni<Void> remove(String organization, String email);
}
