package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that arrive more than once.
@RealServers
class IdempotencyTest {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Database database;
    private String project;

    @Inject
    IdempotencyTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void set() {
        project = Api.newProject();
    }

    private static Response post(String path, String key, String document) {
        return Api.administrator()
                .header("Idempotency-Key", key)
                .body(document.replace('\'', '"'))
                .post(Api.BASE + path);
    }

    private Response createFlag(String key) {
        return post(project + "/flags", key, Scene.FLAG);
    }

    private static void refused(Response response, String code) {
        response.then().statusCode(409).contentType("application/problem+json").body("code", equalTo(code));
    }

    private void rewind(String change) throws SQLException {
        database.execute("update idempotency_key set " + change + " where path like '%" + project + "/%'");
    }

    @Test
    void aRequestThatComesAgainIsAnsweredAgainAndNotCarriedOut() {
        Response first = createFlag("a");
        Response second = createFlag("a");

        first.then().statusCode(201).header(REPLAYED, nullValue());
        second.then().statusCode(201).header(REPLAYED, "true").contentType("application/json");
        assertThat(second.asString()).isEqualTo(first.asString());
        Api.get(project + "/flags/checkout/versions").then().body("items", hasSize(1));
    }

    @Test
    void headersThatBelongToTheAnswerAreRepeatedToo() {
        Api.created(Api.post(project + "/environments", "{'key': 'prod'}"));
        Api.created(createFlag("a"));
        String versions = project + "/environments/prod/flags/checkout/versions/1/restore";

        Response first = Api.administrator()
                .header("Idempotency-Key", "r")
                .header("If-Match", "\"1\"")
                .post(Api.BASE + versions);
        Response second = Api.administrator()
                .header("Idempotency-Key", "r")
                .header("If-Match", "\"1\"")
                .post(Api.BASE + versions);

        first.then().statusCode(200).header("ETag", "\"2\"");
        second.then().statusCode(200).header("ETag", "\"2\"").header("Guidon-Environment-Sequence", notNullValue());
    }

    @Test
    void withoutAKeyEveryRequestIsCarriedOut() {
        Api.created(Api.post(project + "/flags", Scene.FLAG));

        refused(Api.post(project + "/flags", Scene.FLAG), "already_exists");
    }

    @Test
    void aKeyStandsForOneContentAtOnePath() {
        Api.created(createFlag("a"));

        refused(post(project + "/flags", "a", Scene.FLAG.replace("checkout", "other")), "idempotency_key_reused");
        refused(post(project + "/flags?x=1", "a", Scene.FLAG), "idempotency_key_reused");
        Api.created(post(project + "/environments", "a", "{'key': 'prod'}"));
    }

    @Test
    void aRefusedRequestFreesItsKey() {
        post(project + "/flags", "a", "{'key': 'NO KEY'}").then().statusCode(422);

        Api.created(createFlag("a"));
    }

    @Test
    void aSecretIsShownOnce() throws SQLException {
        Api.created(Api.post(project + "/environments", "{'key': 'prod'}"));
        String keys = project + "/environments/prod/keys";
        String secret = Api.created(post(keys, "k", "{'name': 'cart', 'kind': 'server'}"))
                .extract()
                .path("key");

        refused(post(keys, "k", "{'name': 'cart', 'kind': 'server'}"), "idempotency_answer_not_kept");

        Api.get(keys).then().body("items", hasSize(1));
        assertThat(database.strings("select k::text from idempotency_key k"))
                .allSatisfy(row -> assertThat(row).doesNotContain(secret));
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                answers.add(threads.submit(() -> createFlag("a")));
            }
            for (Future<Response> answer : answers) {
                Response response = answer.get();
                statuses.add(response.statusCode());
                if (response.statusCode() != 201) {
                    refused(response, "idempotency_in_progress");
                }
            }
        }

        assertThat(statuses).contains(201);
        assertThat(database.strings("select count(*) from audit_entry where action = 'flag.created' and project_key = '"
                        + project.substring(1) + "'"))
                .containsExactly("1");
        createFlag("a").then().statusCode(201).header(REPLAYED, "true");
    }

    @Test
    void anAnswerThatWasLostAfterTheChangeIsNotMadeUp() throws SQLException {
        Api.created(createFlag("a"));
        assertThat(database.strings("select committed from idempotency_key where path like '%" + project + "/%'"))
                .containsExactly("t");
        rewind("status = null, body = null, claimed_at = claimed_at - interval '2 minutes'");

        refused(createFlag("a"), "idempotency_answer_lost");
    }

    @Test
    void aRequestThatWasGivenUpBeforeItChangedAnythingIsCarriedOut() throws SQLException {
        createFlag("a").then().statusCode(201);
        rewind("status = null, body = null, committed = false");
        refused(createFlag("a"), "idempotency_in_progress");
        rewind("claimed_at = claimed_at - interval '2 minutes', content_hash = 'other'");

        refused(createFlag("a"), "already_exists");
    }

    @Test
    void aKeyIsForgottenAfterADay() throws SQLException {
        Api.created(createFlag("a"));
        rewind("claimed_at = claimed_at - interval '25 hours'");

        refused(createFlag("a"), "already_exists");
    }

    @Test
    void whatIsNoKeyIsRefused() {
        post(project + "/flags", "x".repeat(201), Scene.FLAG)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("Idempotency-Key"))
                .body("violations[0].message", containsString("200"));
    }

    @Test
    void strangersHaveNoKeys() {
        given().header("Idempotency-Key", "a")
                .contentType("application/json")
                .body("{}")
                .post(Api.BASE + project + "/flags")
                .then()
                .statusCode(401);
    }
}
