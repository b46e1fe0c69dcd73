package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.guidon.contracts.insights.v1.EvaluationSample;
import dev.guidon.contracts.types.v1.ObjectValue;
import dev.guidon.contracts.types.v1.Value;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is learnt from samples: who got what, and whom a change would touch.
@RealServers
class SubjectsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SWISS = """
            {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
             'rules': [{'id': 'swiss', 'condition': {'attribute': 'country', 'operator': 'in', 'values': ['CH']},
                        'serve': {'variant': 'on'}}]}""";

    private final InsightTopics topics;
    private final Database database;
    private final TidyNow tidyNow;
    private Scene scene;

    @Inject
    SubjectsTest(InsightTopics topics, Database database, TidyNow tidyNow) {
        this.topics = topics;
        this.database = database;
        this.tidyNow = tidyNow;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private EvaluationSample sample(String subject, String country) {
        return InsightTopics.sample(scene, subject, "off", Map.of("country", InsightTopics.text(country)));
    }

    private void send(EvaluationSample... samples) {
        for (EvaluationSample sample : samples) {
            topics.send(sample);
        }
        EvaluationSample last = samples[samples.length - 1];
        await().atMost(PATIENCE)
                .until(() -> database.strings("select id from evaluation_sample where id = '" + last.getId() + "'")
                                .size()
                        == 1);
    }

    private long samples() throws SQLException {
        return Long.parseLong(database.strings(
                        "select count(*) from evaluation_sample where environment_id = '" + scene.environmentId() + "'")
                .getFirst());
    }

    @Test
    void whoGotAFlagIsToldNewestFirst() throws SQLException {
        EvaluationSample anna = sample("anna", "CH").toBuilder()
                .setOccurredAt(Instant.now().minus(Duration.ofMinutes(1)).toEpochMilli())
                .build();
        send(anna, anna, sample("bob", "DE").toBuilder().setVariant("on").build());

        Api.get(scene.flag() + "/subjects")
                .then()
                .statusCode(200)
                .body("subject", contains("bob", "anna"))
                .body("variant", contains("on", "off"))
                .body("[1].attributes.country", equalTo("CH"));
        Api.get(scene.flag() + "/subjects?variant=on").then().body("subject", contains("bob"));
        assertThat(samples()).isEqualTo(2);
    }

    @Test
    void aSubjectIsFoundByItsKeyAndShownWithWhatItWouldGetNow() {
        Api.put(scene.flag(), 1, SWISS).then().statusCode(200);
        send(sample("anna", "CH"), sample("bob", "DE"), sample("anton", "CH"));

        Api.get(scene.environment() + "/subjects?prefix=an&limit=1")
                .then()
                .body("items.subject", contains("anna"))
                .body("next", equalTo("anna"));
        Api.get(scene.environment() + "/subjects?prefix=an&after=anna").then().body("items.subject", contains("anton"));
        Api.get(scene.environment() + "/subjects/anna")
                .then()
                .statusCode(200)
                .body("attributes.targetingKey", equalTo("anna"))
                .body("now[0].flag", equalTo("checkout"))
                .body("now[0].variant", equalTo("on"))
                .body("now[0].rule", equalTo("swiss"))
                .body("lately.variant", contains("off"));
        Api.get(scene.environment() + "/subjects/nobody")
                .then()
                .statusCode(404)
                .body("code", equalTo("subject_not_found"));
    }

    @Test
    void attributesAreKnownWithTheirKindsAndExamples() {
        Value device = Value.newBuilder()
                .setObjectValue(ObjectValue.newBuilder().putFields("os", InsightTopics.text("ios")))
                .build();
        Value age = Value.newBuilder().setIntValue(41).build();
        send(
                InsightTopics.sample(scene, "anna", "off", Map.of("device", device, "age", age)),
                InsightTopics.sample(scene, "bob", "off", Map.of("age", InsightTopics.text("old"))));

        JsonPath found = Api.get(scene.environment() + "/attributes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(found.getList("name")).asList().containsExactly("age", "device.os", "targetingKey");
        assertThat(found.getList("[0].kinds")).asList().containsExactly("number", "string");
        assertThat(found.getList("[0].examples")).asList().containsExactly("41", "old");
        Api.get(scene.environment() + "/attributes?prefix=dev").then().body("name", contains("device.os"));
    }

    @Test
    void anErasedSubjectLeavesNothingAndDoesNotComeBackWithOldRecords() throws SQLException {
        EvaluationSample anna =
                InsightTopics.sample(scene, "anna", "off", Map.of("email", InsightTopics.text("anna@example.org")));
        send(anna, sample("bob", "DE"));

        Api.delete(scene.environment() + "/subjects/anna")
                .then()
                .statusCode(200)
                .body("samples", equalTo(1));
        topics.send(anna.toBuilder().setId(anna.getId() + "-again").build());
        send(sample("carl", "DE"));

        Api.get(scene.environment() + "/subjects").then().body("items.subject", contains("bob", "carl"));
        Api.get(scene.environment() + "/attributes?prefix=email").then().body("[0].examples", empty());
        Api.get(scene.environment() + "/attributes?prefix=targetingKey")
                .then()
                .body("[0].examples", not(hasItem("anna")));
        assertThat(database.strings("select resource || diff from audit_entry where action = 'subject.erased'"))
                .isNotEmpty()
                .noneMatch(entry -> entry.contains("anna"));
    }

    @Test
    void samplesAreForgottenByAgeAndByNumber() throws Throwable {
        send(sample("a", "CH"), sample("b", "CH"), sample("c", "CH"));

        var _ = VertxContextSupport.subscribeAndAwait(
                () -> tidyNow.samples(Instant.now().minus(Duration.ofDays(1)), 2));

        assertThat(samples()).isEqualTo(2);
        var _ = VertxContextSupport.subscribeAndAwait(
                () -> tidyNow.samples(Instant.now().plus(Duration.ofDays(1)), 2));
        assertThat(samples()).isZero();
        Api.get(scene.environment() + "/attributes").then().body("", empty());
    }

    @Test
    void aDryRunTellsWhichShareOfSubjectsAChangeWouldTouch() {
        EvaluationSample[] seen = new EvaluationSample[120];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = sample("u" + i, i < 30 ? "CH" : "DE");
        }
        send(seen);

        JsonPath radius = Api.put(scene.flag() + "?dryRun=true", 1, SWISS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("blastRadius");

        assertThat(radius.getInt("sampledSubjects")).isEqualTo(120);
        assertThat(radius.getBoolean("tooSmall")).isFalse();
        assertThat(radius.getDouble("share")).isEqualTo(0.25);
        assertThat(radius.getDouble("interval.low")).isBetween(0.17, 0.25);
        assertThat(radius.getDouble("interval.high")).isBetween(0.25, 0.34);
        assertThat(radius.getString("moves[0].from")).isEqualTo("off");
        assertThat(radius.getString("moves[0].to")).isEqualTo("on");
        assertThat(radius.getInt("moves[0].subjects")).isEqualTo(30);
        assertThat(scene.sequence()).isEqualTo(1);
    }

    @Test
    void aDryRunWithoutSubjectsSaysThatItKnowsNothing() {
        Api.put(scene.flag() + "?dryRun=true", 1, SWISS)
                .then()
                .statusCode(200)
                .body("blastRadius.sampledSubjects", equalTo(0))
                .body("blastRadius.tooSmall", equalTo(true));
    }

    @Test
    void whatHoldsANulIsKeptWithoutIt() {
        send(InsightTopics.sample(
                scene, "anna", "off", Map.of("bad", InsightTopics.text("a\0b"), "country", InsightTopics.text("CH"))));

        Api.get(scene.environment() + "/subjects/anna")
                .then()
                .body("attributes.keySet()", not(hasItem("bad")))
                .body("attributes.country", equalTo("CH"));
    }
}
