package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The audit trail: read, verified, exported, and tampered with.
@RealServers
class AuditTest {
    private final Database database;
    private Scene scene;
    private String project;

    @Inject
    AuditTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
        project = scene.project().substring(1);
    }

    private static Response get(String path) {
        return Api.administrator().get("/api/v1/audit" + path);
    }

    private static Response verify() {
        return get("/verify");
    }

    private long lastPosition() {
        return get("?limit=1&project=" + project).jsonPath().getLong("items[0].position");
    }

    @Test
    void entriesAreListedNewestFirstWithWhoWhatAndWhy() {
        Api.put(scene.flag() + "?comment=launch", 1, Scene.configuration("on"))
                .then()
                .statusCode(200);

        get("?project=" + project)
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains(
                                "configuration.changed",
                                "configuration.changed",
                                "flag.created",
                                "environment.created",
                                "project.created"))
                .body("items[0].actor", equalTo("administrator"))
                .body("items[0].comment", equalTo("launch"))
                .body("items[0].resource", equalTo(project + "/prod/checkout"))
                .body("items[0].diff.on.after", equalTo(true))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"))
                .body("items[4].environment", nullValue());
    }

    @Test
    void entriesAreFoundByEnvironmentAndByFlagPageByPage() {
        get("?project=" + project + "&environment=prod").then().body("items", hasSize(2));
        get("?project=" + project + "&flag=checkout").then().body("items", hasSize(2));
        get("?project=" + project + "&flag=gone").then().body("items", hasSize(0));

        JsonPath first = get("?limit=3&project=" + project).jsonPath();
        JsonPath second = get("?limit=3&project=" + project + "&after=" + first.get("next"))
                .jsonPath();

        assertThat(first.getList("items.action")).hasSize(3);
        assertThat(second.getList("items.action")).asList().containsExactly("project.created");
        assertThat(second.<Object>get("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=201", "?after=x"})
    void aPageHasBounds(String query) {
        get(query).then().statusCode(422).body("code", equalTo("invalid"));
    }

    @Test
    void aTrailThatNobodyTouchedHolds() {
        verify().then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("broken", nullValue())
                .body("hash", matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void theExportStreamsTheWholeChainOldestFirst() {
        Response export = get("/export");

        export.then().statusCode(200).contentType("application/x-ndjson");
        List<JsonPath> entries = export.asString().lines().map(JsonPath::from).toList();
        assertThat(entries)
                .extracting(entry -> entry.getLong("position"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).getString("previousHash"))
                    .isEqualTo(entries.get(i - 1).getString("hash"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody else'",
                "at = at - interval '1 microsecond'",
                "comment = 'harmless'",
                "flag_key = 'another'",
                "diff = '{}'"
            })
    void aTamperedEntryIsNamed(String tampering) throws SQLException {
        long position = lastPosition();
        scene.change(1, "on").then().statusCode(200);

        withoutTheGuard("create table tampered as select * from audit_entry where position = " + position + ";"
                + "update audit_entry set " + tampering + " where position = " + position);
        Response found = verify();
        withoutTheGuard("update audit_entry a set actor = t.actor, at = t.at, comment = t.comment, diff = t.diff,"
                + " flag_key = t.flag_key from tampered t where t.id = a.id; drop table tampered");

        found.then()
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("entries", equalTo((int) position - 1))
                .body("broken.position", equalTo((int) position))
                .body("broken.problem", equalTo("says something else than what was hashed"));
        verify().then().body("intact", equalTo(true));
    }

    @Test
    void aRemovedEntryIsNamed() throws SQLException {
        long position = lastPosition();

        withoutTheGuard("create table removed as select * from audit_entry where position = " + position
                + "; delete from audit_entry where position = " + position);
        Response found = verify();
        withoutTheGuard("alter table audit_entry disable trigger chained;"
                + "insert into audit_entry overriding system value select * from removed;"
                + "alter table audit_entry enable trigger chained; drop table removed");

        found.then()
                .body("intact", equalTo(false))
                .body("broken.position", equalTo((int) position))
                .body("broken.problem", equalTo("there is no such entry"));
        verify().then().body("intact", equalTo(true));
    }

    private void withoutTheGuard(String sql) throws SQLException {
        database.execute("begin; alter table audit_entry disable trigger append_only; " + sql
                + "; alter table audit_entry enable trigger append_only; commit");
    }
}
