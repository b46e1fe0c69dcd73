package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.engine.bucket.SaltedHash;
import dev.guidon.flag.insight.CountStore.Cuts;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.insight.HyperLogLog;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is learnt from counts.
@RealServers
class InsightsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InsightTopics topics;
    private final Database database;
    private final TidyNow tidyNow;
    private Scene scene;
    private String instance;

    @Inject
    InsightsTest(InsightTopics topics, Database database, TidyNow tidyNow) {
        this.topics = topics;
        this.database = database;
        this.tidyNow = tidyNow;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
        instance = UUID.randomUUID().toString();
    }

    private EvaluationCounts.Builder counts(long sequence, Instant minute, String variant, long count) {
        EvaluationCounts.Builder record = InsightTopics.counts(instance, sequence);
        record.addCountsBuilder()
                .setEnvironmentId(scene.environmentId())
                .setFlagKey("checkout")
                .setVariant(variant)
                .setReason(Reason.REASON_SPLIT)
                .setMinute(TimeUnit.SECONDS.toMinutes(minute.getEpochSecond()))
                .setCount(count);
        return record;
    }

    private JsonPath insights(String query) {
        return Api.get(scene.flag() + "/insights" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void awaitEvaluations(long expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(insights("?step=hour").getLong("evaluations"))
                        .isEqualTo(expected));
    }

    /// Read after everything that was sent before it.
    private void awaitEndOfTopic() {
        topics.send(InsightTopics.counts(instance, 1_000_000).build());
        await().atMost(PATIENCE).until(() -> database.strings(
                        "select sequence from evaluation_source where instance_id = '" + instance + "'")
                .contains("1000000"));
    }

    @Test
    void countsAreASeriesForEachVariantWithZerosBetween() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant earlier = now.minus(Duration.ofMinutes(3));
        topics.send(counts(1, earlier, "on", 4).build());
        topics.send(counts(2, now, "off", 2).build());
        awaitEvaluations(6);

        JsonPath answer = insights("?from=" + earlier.minus(Duration.ofMinutes(1)) + "&to="
                + now.plus(Duration.ofMinutes(1)) + "&step=minute");

        assertThat(answer.getList("at")).hasSize(5);
        assertThat(answer.getList("series.variant")).asList().containsExactly("off", "on");
        assertThat(answer.getList("series[0].evaluations", Long.class)).containsExactly(0L, 0L, 0L, 0L, 2L);
        assertThat(answer.getList("series[1].evaluations", Long.class)).containsExactly(0L, 4L, 0L, 0L, 0L);
        assertThat(answer.getLong("reasons.SPLIT")).isEqualTo(6);
        assertThat(Instant.parse(answer.getString("lastEvaluatedAt"))).isEqualTo(now);
    }

    @Test
    void recordsThatComeAgainInAnyOrderCountOnce() {
        Random random = new Random(7);
        long batch = 0;
        for (int sequence = 1; sequence <= 30; sequence++) {
            long count = 1 + random.nextInt(5);
            batch += count;
            EvaluationCounts record =
                    counts(sequence, Instant.now(), "on", count).build();
            topics.send(record);
            if (random.nextBoolean()) {
                topics.send(record);
            }
        }
        topics.send(counts(3, Instant.now(), "on", 1_000).build());

        awaitEndOfTopic();

        assertThat(insights("?step=hour").getLong("evaluations")).isEqualTo(batch);
    }

    @Test
    void lostRecordsAreKnownToBeMissing() throws SQLException {
        topics.send(counts(1, Instant.now(), "on", 1).build());
        topics.send(counts(5, Instant.now(), "on", 1).setDropped(7).build());
        awaitEvaluations(2);

        assertThat(database.strings("select missing || '/' || dropped from evaluation_source where instance_id = '"
                        + instance + "'"))
                .containsExactly("3/7");
    }

    @Test
    void aClockThatIsAheadCountsForNow() {
        topics.send(counts(1, Instant.now().plus(Duration.ofDays(3)), "on", 4).build());

        awaitEvaluations(4);
    }

    @Test
    void aLateRecordCountsForItsTime() {
        Instant late = Instant.now().minus(Duration.ofHours(20));
        topics.send(counts(1, late, "on", 4).build());
        awaitEvaluations(4);

        JsonPath answer = insights("?from=" + late.truncatedTo(ChronoUnit.MINUTES) + "&step=minute");

        assertThat(answer.getLong("series[0].evaluations[0]")).isEqualTo(4);
    }

    @Test
    void whatCannotBeKeptDoesNotStopWhatComesAfterIt() {
        topics.send(Topic.EVALUATION_COUNTS, instance, new byte[] {1, 2, 3});
        topics.send(counts(1, Instant.now(), "o\0n", 4).build());
        topics.send(InsightTopics.counts(instance, 2)
                .addCounts(counts(1, Instant.now(), "on", 9).getCounts(0).toBuilder()
                        .setEnvironmentId("gone"))
                .build());
        topics.send(counts(3, Instant.now(), "on", 4).build());

        awaitEvaluations(4);
    }

    @Test
    void oldCountsAreAddedUpInLongerSteps() throws Throwable {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(5));
        topics.send(counts(1, hour, "on", 4).build());
        topics.send(counts(2, hour.plus(Duration.ofMinutes(7)), "on", 3).build());
        awaitEvaluations(7);

        Cuts cuts = new Cuts(hour.plus(Duration.ofHours(1)), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(cuts));
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(cuts));

        assertThat(database.strings("select step || ' ' || evaluations from evaluation_count where environment_id = '"
                        + scene.environmentId() + "'"))
                .containsExactly("hour 7");
        awaitEvaluations(7);
    }

    @Test
    void usageTellsEvaluationsAndRoughlyHowManySubjects() {
        SaltedHash hash = new SaltedHash("guidon-subjects");
        HyperLogLog left = new HyperLogLog();
        HyperLogLog right = new HyperLogLog();
        for (int i = 0; i < 3_000; i++) {
            (i % 2 == 0 ? left : right).add(hash.of("u" + i));
            left.add(hash.of("both" + i % 10));
            right.add(hash.of("both" + i % 10));
        }
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        topics.send(sketched(counts(1, Instant.now(), "on", 9), today, left));
        topics.send(sketched(counts(1, Instant.now(), "on", 1).setInstanceId(instance + "b"), today, right));
        awaitEvaluations(10);

        JsonPath usage = Api.get(scene.environment() + "/usage").jsonPath();

        assertThat(usage.getList("day")).hasSize(1);
        assertThat(usage.getLong("[0].evaluations")).isEqualTo(10);
        assertThat(usage.getLong("[0].subjects")).isBetween(2_850L, 3_170L);
    }

    private static HyperLogLog sketch(String prefix, int subjects) {
        SaltedHash hash = new SaltedHash("guidon-subjects");
        HyperLogLog sketch = new HyperLogLog();
        for (int i = 0; i < subjects; i++) {
            sketch.add(hash.of(prefix + i));
        }
        return sketch;
    }

    private JsonPath months() {
        return Api.get(scene.environment() + "/usage/months")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// Some weeks ago, in a month that is over.
    private static Instant lastMonth() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .minusDays(10)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void usageOfMonthsOutlivesThatOfDays() throws Throwable {
        LocalDate day = LocalDate.ofInstant(lastMonth(), ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        topics.send(sketched(counts(1, lastMonth(), "on", 5), day, sketch("a", 1_000)));
        topics.send(sketched(counts(2, lastMonth(), "on", 4), day.minusDays(1), sketch("b", 1_000)));
        topics.send(sketched(counts(3, Instant.now(), "on", 1), today, sketch("c", 500)));
        awaitEndOfTopic();
        JsonPath before = months();
        assertThat(before.getList("month"))
                .asList()
                .containsExactly(
                        day.toString().substring(0, 7), today.toString().substring(0, 7));
        assertThat(before.getList("evaluations", Long.class)).containsExactly(9L, 1L);
        assertThat(before.getLong("[0].subjects")).isBetween(1_900L, 2_100L);

        Instant now = Instant.now();
        Cuts cuts = new Cuts(now, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(cuts));
        Cuts forgetting = new Cuts(now, now, now.minus(Duration.ofDays(1)), Instant.EPOCH);
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(forgetting));

        assertThat(months().getString("")).isEqualTo(before.getString(""));
        assertThat(database.strings(
                        "select day::text from subject_sketch where environment_id = '" + scene.environmentId() + "'"))
                .containsExactly(today.toString());
        assertThat(database.strings("select step from evaluation_count where environment_id = '" + scene.environmentId()
                        + "' and at < now() - interval '2 days'"))
                .isEmpty();
        Cuts end = new Cuts(now, now, now, now.minus(Duration.ofDays(1)));
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(end));
        assertThat(months().getList("evaluations", Long.class)).containsExactly(1L);
    }

    @Test
    void aSketchThatComesAfterItsMonthWasPutTogetherCountsThere() throws Throwable {
        LocalDate day = LocalDate.ofInstant(lastMonth(), ZoneOffset.UTC);
        topics.send(sketched(counts(1, lastMonth(), "on", 5), day, sketch("a", 1_000)));
        awaitEndOfTopic();
        Cuts cuts = new Cuts(Instant.now(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(cuts));

        instance = UUID.randomUUID().toString();
        topics.send(sketched(counts(1, lastMonth(), "on", 1), day, sketch("late", 1_000)));
        awaitEndOfTopic();
        var _ = VertxContextSupport.subscribeAndAwait(() -> tidyNow.counts(cuts));

        assertThat(months().getLong("[0].evaluations")).isEqualTo(6);
        assertThat(months().getLong("[0].subjects")).isBetween(1_900L, 2_100L);
    }

    @Test
    void theUsageOfAnOrganizationCountsASubjectOfSeveralEnvironmentsOnce() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        Scene other = Scene.set();
        topics.send(sketched(counts(1, Instant.now(), "on", 3), today, sketch("both", 800)));
        EvaluationCounts.Builder record = counts(2, Instant.now(), "on", 2);
        record.getCountsBuilder(0).setEnvironmentId(other.environmentId());
        record.addSubjectsBuilder()
                .setEnvironmentId(other.environmentId())
                .setDay(today.toEpochDay())
                .setRegisters(ByteString.copyFrom(sketch("both", 800).registers()));
        topics.send(record.build());
        awaitEndOfTopic();

        JsonPath month = Api.administrator()
                .get("/api/v1/organizations/default/usage?from="
                        + today.toString().substring(0, 7))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String mine = "[0].environments.find { it.project == '%s' }.";
        for (Scene scene : List.of(this.scene, other)) {
            String place = mine.formatted(scene.project().substring(1));
            assertThat(month.getLong(place + "subjects")).isBetween(770L, 830L);
        }
        assertThat(month.getLong(mine.formatted(other.project().substring(1)) + "evaluations"))
                .isEqualTo(2);
        assertThat(month.getLong("[0].subjects"))
                .isLessThan(month.getList("[0].environments.subjects", Long.class).stream()
                                .mapToLong(subjects -> subjects)
                                .sum()
                        - 700);
    }

    private EvaluationCounts sketched(EvaluationCounts.Builder record, LocalDate day, HyperLogLog sketch) {
        record.addSubjectsBuilder()
                .setEnvironmentId(scene.environmentId())
                .setDay(day.toEpochDay())
                .setRegisters(ByteString.copyFrom(sketch.registers()));
        return record.build();
    }

    @Test
    void aFlagThatNobodyAsksForIsStaleAndOneThatGivesOneVariantToo() throws SQLException {
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "forgotten")));
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "fresh")));
        topics.send(counts(1, Instant.now(), "on", 4).build());
        awaitEvaluations(4);
        database.execute(
                "update flag set created_at = now() - interval '60 days' where key <> 'fresh' and project_key = '"
                        + scene.project().substring(1) + "'");

        Api.get(scene.project() + "/stale-flags?days=30").then().body("items.flag", equalTo(List.of("forgotten")));
        database.execute("begin; set local session_replication_role = replica;"
                + " update flag_configuration_version set changed_at = now() - interval '50 days'"
                + " where environment_id = '" + scene.environmentId() + "'; commit");
        Api.get(scene.project() + "/stale-flags?days=30")
                .then()
                .statusCode(200)
                .body("items.flag", equalTo(List.of("checkout", "forgotten")))
                .body("items[0].reasons[0].kind", equalTo("oneVariant"))
                .body("items[0].reasons[0].environments.prod", equalTo("on"))
                .body("items[1].reasons[0].kind", equalTo("notEvaluated"));

        topics.send(counts(2, Instant.now(), "off", 1).build());
        awaitEvaluations(5);
        Api.get(scene.project() + "/stale-flags?days=30&after=a")
                .then()
                .body("items.flag", equalTo(List.of("forgotten")));
    }

    @Test
    void aFlagThatIsMarkedOrPastItsDayIsStaleWhateverItsAge() {
        Api.created(Api.post(
                scene.project() + "/flags",
                Scene.FLAG.replace("'checkout'", "'overdue', 'temporary': true, 'until': '2020-01-31'")));
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "marked")));
        Api.administrator()
                .body("{\"instructions\": [{\"kind\": \"markStale\"}]}")
                .patch(Api.BASE + scene.project() + "/flags/marked")
                .then()
                .statusCode(200);

        Api.get(scene.project() + "/stale-flags")
                .then()
                .statusCode(200)
                .body("items.flag", equalTo(List.of("marked", "overdue")))
                .body("items[0].reasons.kind", equalTo(List.of("marked")))
                .body("items[1].reasons.kind", equalTo(List.of("overdue")))
                .body("items[1].reasons[0].until", equalTo("2020-01-31"));
        Api.get(scene.project() + "/stale-flags?reason=marked&reason=oneVariant")
                .then()
                .body("items.flag", equalTo(List.of("marked")));
        Api.get(scene.project() + "/flags?state=stale").then().body("items.key", equalTo(List.of("marked", "overdue")));
        Api.post(scene.project() + "/flags/overdue/archive", "").then().statusCode(200);
        Api.get(scene.project() + "/stale-flags").then().body("items.flag", equalTo(List.of("marked")));
    }

    @Test
    void aFlagThatWasNeverEvaluatedHasNothingToTell() {
        Api.get(scene.flag() + "/insights")
                .then()
                .statusCode(200)
                .body("evaluations", equalTo(0))
                .body("series", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/flags/checkout/insights?from=yesterday",
                "/flags/checkout/insights?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/flags/checkout/insights?step=second",
                "/flags/checkout/insights?from=2001-01-01T00:00:00Z&step=minute",
                "/flags/checkout/insights?from=2001-01-01T00:00:00Z&to=2001-01-01T02:00:00Z&step=minute",
                "/flags/checkout/insights?from=-1000000000-01-01T00:00:00Z",
                "/usage?from=now",
                "/usage/months?from=2026-13",
                "/usage/months?from=2026-02&to=2026-01",
                "/usage/months?from=2020-01&to=2026-01",
                "/usage?from=2026-02-01&to=2026-01-01",
                "/usage?from=2001-01-01",
                "/../../stale-flags?days=0",
                "/../../stale-flags?reason=old"
            })
    void whatCannotBeAnsweredIsRefused(String path) {
        Api.get((scene.environment() + path).replace("/environments/prod/../../", "/"))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
    }

    @Test
    void metricsShowWhatCouldNotBeKept() {
        RestAssured.get("/q/metrics").then().body(containsString("guidon_insights_skipped_total"));
    }
}
