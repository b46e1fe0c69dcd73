package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.testkit.PostgresDatabase;
import dev.guidon.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A trail that is too long to be gone through for each question.
class AuditIndexTest {
    private static final PostgresDatabase DATABASE = TestServers.ofThisBuild().freshDatabase();

    @BeforeAll
    static void fill() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password())
                .load()
                .migrate();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    alter table audit_entry disable trigger user;
                    insert into audit_entry
                        (at, actor, action, resource, organization_key, diff, comment, position, previous_hash, hash)
                    select now() - n * interval '1 minute', 'user:' || n % 500 || '@example.org',
                        'kind' || n % 500 || '.changed', 'web/prod/flag-' || n % 500, 'default', '{}',
                        'because of ticket ' || n % 500, n, '', ''
                    from generate_series(1, 20000) n;
                    alter table audit_entry enable trigger user;
                    analyze audit_entry""");
        }
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static String plan(String condition) throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain select a.* from audit_entry a where"
                        + " a.organization_key = 'default' and " + condition + " order by a.position desc limit 51")) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "audit_entry_by_words | audit_words(a.comment, a.resource, a.actor) @@ to_tsquery('simple', 'x437:*')",
                "audit_entry_by_actor | a.actor = 'user:437@example.org'",
                "audit_entry_by_action | a.action = 'kind437.changed'",
                "audit_entry_by_action | a.action like 'kind437.%' escape '!'",
                "audit_entry_by_resource | a.resource = 'web/prod/flag-437'",
                "audit_entry_by_resource | a.resource like 'web/prod/flag-437%' escape '!'",
                "audit_entry_by_time | a.at >= now() - interval '10 minutes'"
            })
    void aSearchHasAnIndex(String index, String condition) throws SQLException {
        assertThat(plan(condition)).contains(index).doesNotContain("Seq Scan");
    }

    @Test
    void thePageAfterAnotherIsFoundByItsPosition() throws SQLException {
        assertThat(plan("a.position < 10000")).contains("Index").doesNotContain("Seq Scan");
    }
}
