package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessStore.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells what somebody may do, without doing it.
@ApplicationScoped
public class ExplainAccess {
    private final AccessStore store;
    private final ReadAccess members;

    ExplainAccess(AccessStore store, ReadAccess members) {
        this.store = store;
        this.members = members;
    }

    public record Answer(Action action, boolean allowed) {}

    /// Every action that can be done to a thing of that type.
    public List<Answer> of(Grants grants, ResourceName name) {
        return Stream.of(Action.values())
                .filter(action -> action.type() == name.last().type())
                .map(action -> new Answer(action, grants.allow(action, name)))
                .toList();
    }

    /// What a member may do. Fails with `NotFound` of the member.
    public Uni<Access> accessOf(String organization, String email) {
        Place place = Place.of(organization);
        return members.member(organization, email)
                .chain(member -> store.load(new Principal.Person(member.email()), place))
                .map(Optional::orElseThrow);
    }
}
