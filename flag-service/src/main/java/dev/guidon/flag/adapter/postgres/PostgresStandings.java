package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Role;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.policy.Standing;
import dev.guidon.flag.policy.Standings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What actors are in the organization of a project. The administrator owns everything; programs with a token of their
/// own have neither roles nor groups.
@ApplicationScoped
class PostgresStandings implements Standings {
    private static final String ROLE = "role";
    private static final String USER = "user:";

    private static final String OF_PERSON = """
            with membership as (
                select m.organization_key, m.email, m.policies from member m
                join project p on p.organization_key = m.organization_key
                where p.key = :project and m.email = :email
            ),
            belonging as (
                select g.key, g.policies from member_group g
                join membership m on m.organization_key = g.organization_key and g.members @> array[m.email]
            )
            select 'role', unnest(policies) from membership
            union
            select 'role', unnest(policies) from belonging
            union
            select 'group', key from belonging""";

    @Override
    public Uni<Standing> of(Actor actor, String projectKey) {
        if (actor.equals(Actor.ADMINISTRATOR)) {
            return Uni.createFrom().item(new Standing(actor, Set.of(Role.OWNER.word()), Set.of()));
        }
        return actor.isUser()
                ? Rows.inSession(session -> session.createNativeQuery(OF_PERSON, Object[].class)
                                .setParameter("project", projectKey)
                                .setParameter("email", actor.id().substring(USER.length()))
                                .getResultList())
                        .map(rows -> standing(actor, rows))
                : Uni.createFrom().item(new Standing(actor, Set.of(), Set.of()));
    }

    private static Standing standing(Actor actor, List<Object[]> rows) {
        Set<String> roles = new HashSet<>();
        Set<String> groups = new HashSet<>();
        rows.forEach(row -> (ROLE.equals(row[0]) ? roles : groups).add((String) row[1]));
        return new Standing(actor, roles, groups);
    }
}
