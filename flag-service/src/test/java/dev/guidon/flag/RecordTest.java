package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stays on record, and what does not.
@RealServers
class RecordTest {
    private final Database database;

    @Inject
    RecordTest(Database database) {
        this.database = database;
    }

    @Test
    void everyChangeLeavesItsAuditEntryInOrder() throws SQLException {
        Scene scene = Scene.set();
        String project = scene.project().substring(1);
        scene.change(1, "on").then().statusCode(200);
        String key = Api.created(Api.post(scene.environment() + "/keys", "{'name': 'cart', 'kind': 'server'}"))
                .extract()
                .path("id");
        Api.delete(scene.environment() + "/keys/" + key).then().statusCode(204);

        assertThat(database.strings("select action || ' ' || resource || ' ' || actor from audit_entry"
                        + " where resource = '" + project + "' or resource like '" + project + "/%' order by id"))
                .containsExactly(
                        "project.created " + project + " administrator",
                        "environment.created " + project + "/prod administrator",
                        "flag.created " + project + "/checkout administrator",
                        "configuration.changed " + project + "/prod/checkout administrator",
                        "configuration.changed " + project + "/prod/checkout administrator",
                        "key.issued " + project + "/prod/" + key + " administrator",
                        "key.revoked " + project + "/prod/" + key + " administrator");
    }

    @Test
    void whatIsRefusedLeavesNoAuditEntry() throws SQLException {
        Scene scene = Scene.set();
        String count = "select count(*) from audit_entry where resource like '"
                + scene.project().substring(1) + "/%'";
        var before = database.strings(count);

        scene.change(1, "blue").then().statusCode(422);
        scene.change(9, "on").then().statusCode(412);

        assertThat(database.strings(count)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_entry",
                "update audit_entry set actor = 'nobody'",
                "truncate audit_entry",
                "delete from flag_configuration_version",
                "update flag_configuration_version set document = '{}'"
            })
    void theRecordCannotBeChanged(String sql) {
        assertThatThrownBy(() -> database.execute(sql)).hasMessageContaining("is append-only");
    }

    @Test
    void noSecretOfAKeyIsKept() throws SQLException {
        Scene scene = Scene.set();
        String key = Api.created(Api.post(scene.environment() + "/keys", "{'name': 'cart', 'kind': 'server'}"))
                .extract()
                .path("key");
        String secret = key.substring(key.lastIndexOf('_') + 1);

        assertThat(database.strings("select k::text from api_key k union all select a::text from audit_entry a"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(secret));
    }

    @Test
    void theOutboxIsEmptyOnceEverybodyHasEverything() {
        Scene scene = Scene.set();
        scene.change(1, "on").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10)).until(() -> database.strings(
                        "select sequence from outbox where environment_id = '" + scene.environmentId() + "'")
                .isEmpty());
    }
}
