package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.testkit.PostgresDatabase;
import dev.guidon.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// An installation that kept an audit trail before it was a chain.
class AuditMigrationTest {

    private static void migrate(PostgresDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(target)
                .load()
                .migrate();
    }

    @Test
    void entriesFromBeforeTheChainAreChainedAndGuarded() throws SQLException {
        try (PostgresDatabase database = TestServers.ofThisBuild().freshDatabase()) {
            migrate(database, "2");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into audit_entry (at, actor, action, resource, diff) values"
                        + " (now(), 'a', 'project.created', 'web', '{}'),"
                        + " (now(), 'a', 'flag.created', 'web/checkout', '{}'),"
                        + " (now(), 'a', 'configuration.changed', 'web/prod/checkout', '{}')");
                migrate(database, "3");

                assertThat(text(
                                statement,
                                "select string_agg(concat_ws('/', position, project_key, environment_key,"
                                        + " flag_key), ' ' order by id) from audit_entry"))
                        .isEqualTo("1/web 2/web/checkout 3/web/prod/checkout");
                assertThat(text(statement, "select count(*) from audit_entry a where hash = audit_hash(a)"))
                        .isEqualTo("3");
                assertThat(text(
                                statement,
                                "select count(*) from audit_entry a join audit_entry b"
                                        + " on b.position = a.position + 1 and b.previous_hash = a.hash"))
                        .isEqualTo("2");
                assertThat(text(statement, "select position || hash from audit_head"))
                        .isEqualTo(text(statement, "select position || hash from audit_entry where position = 3"));
            }
        }
    }

    @Test
    void theChainOfAllBecomesThatOfTheOrganizationThatWasThere() throws SQLException {
        try (PostgresDatabase database = TestServers.ofThisBuild().freshDatabase()) {
            migrate(database, "4");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into project (key, name, created_at) values ('web', 'Web', now())");
                statement.execute("insert into audit_entry (at, actor, action, resource, project_key, diff) values"
                        + " (now(), 'a', 'project.created', 'web', 'web', '{}')");
                String before = text(statement, "select hash from audit_head");
                migrate(database, "10");
                statement.execute("insert into audit_entry (at, actor, action, resource, project_key, diff) values"
                        + " (now(), 'a', 'project.renamed', 'web', 'web', '{}')");

                assertThat(text(statement, "select hash from audit_entry where position = 1"))
                        .isEqualTo(before);
                assertThat(text(statement, "select previous_hash from audit_entry where position = 2"))
                        .isEqualTo(before);
                assertThat(text(statement, "select string_agg(distinct organization_key, ',') from audit_entry"))
                        .isEqualTo("default");
                assertThat(text(statement, "select count(*) from audit_entry a where hash = audit_hash(a)"))
                        .isEqualTo("2");
            }
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
