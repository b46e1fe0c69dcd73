package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Access;
import dev.guidon.flag.access.AccessStore;
import dev.guidon.flag.access.Principal;
import dev.guidon.flag.adapter.json.StatementJson;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/// Rights in PostgreSQL. One statement and no transaction around it, because every request asks.
@ApplicationScoped
class PostgresAccessStore implements AccessStore {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Failure UNAVAILABLE = new Failure.Unavailable("PostgreSQL", Duration.ofSeconds(1));

    /// The parameters of both statements but the fourth say where the request leads. The seventh, of people only,
    /// whether they showed more than a password: an organization that demands it does not know them otherwise.
    private static final String PLACE = """
            select 'place', coalesce(p.organization_key, o.key), null, null, array_to_string(coalesce(f.tags, s.tags), ',')
            from (select 1) one
            left join project p on p.key = $1
            left join organization o on o.key = $2
            left join flag f on f.project_key = p.key and f.key = $3 and f.deleted_at is null
            left join environment e on e.project_key = p.key and e.key = $5
            left join segment s on s.project_key = p.key and s.key = $6 and s.deleted_at is null
                and s.environment_id in ('', e.id)
            """;

    private static final String OF_PERSON = """
            with membership as (
                select m.organization_key, m.policies from member m
                join organization o on o.key = m.organization_key
                where m.email = $4 and ($7 or not o.demands_second_factor)
            ),
            attached as (
                select organization_key, unnest(policies) as policy from membership
                union
                select g.organization_key, unnest(g.policies) from member_group g
                where g.members @> array[$4] and g.organization_key in (select organization_key from membership)
            )
            select 'member', organization_key, null, null, null from membership
            union all
            select 'grant', a.organization_key, a.policy, p.statements, null
            from attached a left join policy p on p.organization_key = a.organization_key and p.key = a.policy
            union all
            """ + PLACE;

    /// A personal token has what its owner has, limited to its own policies if it names any.
    private static final String OF_PROGRAM = """
            with token as (
                select * from access_token t
                where id = $4 and active and revoked_at is null and (expires_at is null or expires_at > now())
                    and (owner is null or exists (
                        select 1 from member m where m.organization_key = t.organization_key and m.email = t.owner))
            ),
            used as (
                update access_token set last_used_at = now()
                where id in (select id from token)
                    and (last_used_at is null or last_used_at < now() - interval '1 minute')
            ),
            membership as (
                select t.organization_key, m.policies, m.email from token t
                join member m on m.organization_key = t.organization_key and m.email = t.owner
            ),
            attached as (
                select 'grant' as kind, organization_key, unnest(policies) as policy from membership
                union
                select 'grant', g.organization_key, unnest(g.policies) from member_group g
                join membership m on m.organization_key = g.organization_key and g.members @> array[m.email]
                union
                select case when owner is null then 'grant' else 'limit' end, organization_key, unnest(policies) from token
            )
            select 'member', organization_key, null, null, null from token
            union all
            select a.kind, a.organization_key, a.policy, p.statements, null
            from attached a left join policy p on p.organization_key = a.organization_key and p.key = a.policy
            union all
            """ + PLACE;

    private final Pool pool;
    private final StatementJson documents;

    PostgresAccessStore(Pool pool, StatementJson documents) {
        this.pool = pool;
        this.documents = documents;
    }

    @Override
    public Uni<Optional<Access>> load(Principal principal, Place place) {
        return switch (principal) {
            case Principal.Superuser _ -> Uni.createFrom().item(Optional.of(Access.SUPERUSER));
            case Principal.Person(var email, var only, var strong) ->
                ask(OF_PERSON, where(place, email).addBoolean(strong))
                        .map(rows -> Optional.of(access(rows).access().within(only)));
            case Principal.Program(var tokenId, var _) ->
                ask(OF_PROGRAM, where(place, tokenId)).map(rows -> access(rows).ofMember());
        };
    }

    private static Tuple where(Place place, String who) {
        return Tuple.of(
                place.project().orElse(null),
                place.organization().orElse(null),
                place.flag().orElse(null),
                who,
                place.environment().orElse(null),
                place.segment().orElse(null));
    }

    private Uni<RowSet<Row>> ask(String statement, Tuple parameters) {
        return pool.preparedQuery(statement)
                .execute(parameters)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(PostgresOutage::isOutage)
                .transform(_ -> new FailureException(UNAVAILABLE));
    }

    private AccessRows access(RowSet<Row> rows) {
        AccessRows found = new AccessRows(documents);
        rows.forEach(found::add);
        return found;
    }
}
