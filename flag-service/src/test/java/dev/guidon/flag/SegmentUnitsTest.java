package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.RulesetReader;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Long lists of units: in by streams, on to readers in blocks, and out again.
@RealServers
class SegmentUnitsTest {
    /// Redis loses the environments of all tests, hundreds of them, and gets them back in any order.
    private static final Duration REFILL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisRulesets redis;
    private final Redis client;
    private final Database database;
    private final TidyNow tidyNow;
    private final FeedSettings settings;
    private RulesetReader reader;
    private Scene scene;

    @Inject
    SegmentUnitsTest(RedisRulesets redis, Redis client, FeedSettings settings, Database database, TidyNow tidyNow) {
        this.database = database;
        this.tidyNow = tidyNow;
        this.redis = redis;
        this.client = client;
        this.settings = settings;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'testers'}"));
        Api.put(
                        scene.flag(),
                        1,
                        "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'}, 'rules':"
                                + " [{'id': 'r', 'condition': {'segment': 'testers'}, 'serve': {'variant': 'on'}}]}")
                .then()
                .statusCode(200);
        reader = new RulesetReader(
                client, new FeedKeys(settings.keyPrefix()), Duration.ofMillis(100), InstantSource.system());
        reader.start();
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    private String segment() {
        return scene.environment() + "/segments/testers";
    }

    /// Leaves the colon in the paths as it is.
    private static RequestSpecification administrator() {
        return Api.administrator().urlEncodingEnabled(false);
    }

    private Response take(String query, String type, String body) {
        return administrator()
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(Api.BASE + segment() + "/units:import" + (query.isEmpty() ? "" : "?" + query));
    }

    private Response csv(String mode, String... units) {
        return take("mode=" + mode, "text/csv", String.join("\n", units));
    }

    private Response export(String query) {
        return administrator()
                .accept("text/csv")
                .get(Api.BASE + segment() + "/units:export" + (query.isEmpty() ? "" : "?" + query));
    }

    private Set<String> exported(String query) {
        return Set.of(export(query).then().statusCode(200).extract().asString().split("\n"));
    }

    private boolean isServed(String unit) {
        return reader.environment(scene.environmentId())
                .map(environment -> environment.ruleset().decide("checkout", Subject.of(Map.of("targetingKey", unit))))
                .filter(decision -> decision instanceof Decision.Served served
                        && served.variant().key().equals("on"))
                .isPresent();
    }

    private void awaitServed(String unit, boolean served) {
        await().atMost(PATIENCE).until(() -> isServed(unit) == served);
    }

    @Test
    void aListIsReplacedEnlargedAndReduced() {
        csv("replace", "anna", "bert", "bert", "", "cora")
                .then()
                .statusCode(200)
                .body("read", equalTo(4))
                .body("added", equalTo(3))
                .body("removed", equalTo(0))
                .body("size", equalTo(3))
                .body("version", equalTo(2));
        awaitServed("anna", true);
        assertThat(isServed("dora")).isFalse();

        csv("add", "cora", "dora")
                .then()
                .statusCode(200)
                .body("added", equalTo(1))
                .body("size", equalTo(4));
        awaitServed("dora", true);
        csv("remove", "anna", "zora")
                .then()
                .statusCode(200)
                .body("removed", equalTo(1))
                .body("size", equalTo(3));
        awaitServed("anna", false);
        csv("replace", "bert", "emma")
                .then()
                .statusCode(200)
                .body("added", equalTo(1))
                .body("removed", equalTo(2))
                .body("size", equalTo(2));
        awaitServed("emma", true);
        assertThat(isServed("cora")).isFalse();

        Api.get(segment())
                .then()
                .header("ETag", "\"5\"")
                .body("lists[0].list", equalTo("included"))
                .body("lists[0].attribute", equalTo("targetingKey"))
                .body("lists[0].revision", equalTo(4))
                .body("lists[0].size", equalTo(2));
        assertThat(exported("")).containsExactlyInAnyOrder("bert", "emma");
    }

    @Test
    void whatAListWasStaysKnown() {
        csv("replace", "anna", "bert").then().statusCode(200);
        csv("replace", "cora", "bert").then().statusCode(200);
        csv("replace", "anna").then().statusCode(200);

        assertThat(exported("revision=1")).containsExactlyInAnyOrder("anna", "bert");
        assertThat(exported("revision=2")).containsExactlyInAnyOrder("cora", "bert");
        assertThat(exported("revision=3")).containsExactly("anna");
        export("revision=4").then().statusCode(404).body("code", equalTo("revision_not_found"));
        Api.get(segment() + "/versions/3").then().body("lists[0].revision", equalTo(2));
    }

    @Test
    void anImportThatChangesNothingIsNoVersion() {
        csv("replace", "anna").then().statusCode(200);
        long before = scene.sequence();

        csv("replace", "anna").then().statusCode(200).body("version", equalTo(2));
        csv("add", "anna").then().statusCode(200).body("added", equalTo(0));
        csv("remove", "bert").then().statusCode(200).body("removed", equalTo(0));

        assertThat(scene.sequence()).isEqualTo(before);
    }

    @Test
    void aListExcludesByAnAttributeOfItsOwn() {
        csv("replace", "anna", "bert").then().statusCode(200);
        take("mode=add&side=excluded&attribute=company.id", "application/x-ndjson", "\"7\"\n{\"unit\": \"8\"}\n")
                .then()
                .statusCode(200)
                .body("size", equalTo(2));
        awaitServed("anna", true);

        await().atMost(PATIENCE)
                .until(() -> reader.environment(scene.environmentId())
                                        .orElseThrow()
                                        .ruleset()
                                        .decide(
                                                "checkout",
                                                Subject.of(Map.of("targetingKey", "anna", "company.id", "8")))
                                instanceof Decision.Served served
                        && served.variant().key().equals("off"));
        assertThat(exported("side=excluded&attribute=company.id")).containsExactlyInAnyOrder("7", "8");
    }

    @Test
    void aLineThatIsWrongIsNamedAndNothingChanges() {
        csv("replace", "anna").then().statusCode(200);

        take("mode=replace", "application/x-ndjson", "\"bert\"\n\"cora\"\nnonsense\n\"dora\"\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("line 3"))
                .body("violations[0].message", equalTo("is no JSON"));

        Api.get(segment()).then().header("ETag", "\"2\"").body("lists[0].size", equalTo(1));
        assertThat(exported("")).containsExactly("anna");
        csv("add", "bert").then().statusCode(200).body("size", equalTo(2));
        assertThat(exported("")).containsExactlyInAnyOrder("anna", "bert");
    }

    @Test
    void whatCannotBeImportedIsRefused() {
        csv("replace").then().statusCode(200).body("read", equalTo(0)).body("size", equalTo(0));
        take("", "text/csv", "anna").then().statusCode(422).body("violations[0].field", equalTo("mode"));
        take("mode=add&side=other", "text/csv", "anna").then().statusCode(422);
        take("mode=add", "application/json", "[]").then().statusCode(415);
        export("side=excluded").then().statusCode(404).body("code", equalTo("list_not_found"));
        administrator()
                .contentType("text/csv")
                .body("anna")
                .post(Api.BASE + scene.environment() + "/segments/gone/units:import?mode=add")
                .then()
                .statusCode(404)
                .body("code", equalTo("segment_not_found"));
        Api.get(segment()).then().header("ETag", "\"1\"").body("lists", empty());
    }

    @Test
    void aFlagIsDecidedWithTheListAsItWas() {
        csv("replace", "anna").then().statusCode(200);
        csv("remove", "anna").then().statusCode(200);
        String then = Api.get(segment() + "/versions/2").jsonPath().getString("changedAt");

        Api.post(
                        scene.environment() + "/evaluate",
                        "{'subject': {'targetingKey': 'anna'}, 'asOf': '" + then + "', 'flags': ['checkout']}")
                .then()
                .statusCode(200)
                .body("decisions[0].then.variant", equalTo("on"))
                .body("decisions[0].now.variant", equalTo("off"));
    }

    @Test
    void whatAListWasIsForgottenByAgeAndWhatItIsStays() throws Throwable {
        csv("replace", "anna", "bert").then().statusCode(200);
        csv("remove", "anna").then().statusCode(200);
        csv("add", "cora").then().statusCode(200);
        String first = Api.get(segment() + "/versions/2").jsonPath().getString("changedAt");
        String second = Api.get(segment() + "/versions/3").jsonPath().getString("changedAt");

        tidyNow.units(Instant.parse(second));

        assertThat(exported("")).containsExactlyInAnyOrder("bert", "cora");
        assertThat(exported("revision=2")).containsExactly("bert");
        export("revision=1").then().statusCode(404).body("code", equalTo("revision_not_found"));
        evaluateAsOf(second).then().statusCode(200).body("decisions[0].then.variant", equalTo("off"));
        evaluateAsOf(first).then().statusCode(409).body("code", equalTo("units_forgotten"));
        assertThat(database.strings("select unit from listed_unit u join unit_list l on l.id = u.list_id"
                        + " where l.project_key = '" + scene.project().substring(1) + "'"))
                .containsExactlyInAnyOrder("bert", "cora");
    }

    private Response evaluateAsOf(String then) {
        return Api.post(
                scene.environment() + "/evaluate",
                "{'subject': {'targetingKey': 'anna'}, 'asOf': '" + then + "', 'flags': ['checkout']}");
    }

    @Test
    void ofADeletedSegmentNothingIsLeftAfterItsTime() throws Throwable {
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'gone'}"));
        String gone = scene.environment() + "/segments/gone";
        administrator()
                .contentType("text/csv")
                .body("anna\nbert")
                .post(Api.BASE + gone + "/units:import?mode=replace")
                .then()
                .statusCode(200);
        Api.post(gone + "/archive", "").then().statusCode(200);
        Api.delete(gone).then().statusCode(204);

        tidyNow.units(Instant.now().plusSeconds(60));

        assertThat(database.strings("select unit from listed_unit u join unit_list l on l.id = u.list_id"
                        + " where l.segment_key = 'gone' and l.project_key = '"
                        + scene.project().substring(1) + "'"))
                .isEmpty();
    }

    @Test
    void aBlockThatRedisLostOrDamagedComesBack() throws Exception {
        csv("replace", "anna", "bert").then().statusCode(200);
        awaitServed("anna", true);
        String list = redis.segment(scene.environmentId(), "testers")
                .orElseThrow()
                .getIncluded(0)
                .getList()
                .getId();
        String block = redis.blocks(scene.environmentId(), list).iterator().next();
        byte[] content = redis.block(scene.environmentId(), list, block);

        redis.dropBlock(scene.environmentId(), list, block);
        awaitBlock(list, block, content);
        redis.putBlock(scene.environmentId(), list, block, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        awaitBlock(list, block, content);
    }

    private void awaitBlock(String list, String block, byte[] content) {
        await().atMost(PATIENCE).until(() -> Arrays.equals(redis.block(scene.environmentId(), list, block), content));
    }

    @Test
    void anImportIsAuditedByItsSizesAlone() {
        csv("replace", "anna", "bert").then().statusCode(200);

        Api.administrator()
                .get("/api/v1/audit?limit=1&project=" + scene.project().substring(1))
                .then()
                .body("items.action", contains("segment.units-imported"))
                .body("items[0].diff.'included by targetingKey'.after.added", equalTo(2))
                .body("items[0].diff.toString()", not(containsString("anna")));
    }

    @Test
    void halfAMillionUnitsAreImportedServedChangedByOneAndRestored() throws Exception {
        HttpResponse<String> imported = stream(500_000);

        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(imported.body()).contains("\"size\":500000");
        awaitServed("user-499999@example.com", true);
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> "user-" + i * 499 + "@example.com"))
                .allMatch(this::isServed);
        assertThat(IntStream.range(500_000, 501_000).mapToObj(i -> "user-" + i + "@example.com"))
                .noneMatch(this::isServed);

        String listId = redis.segment(scene.environmentId(), "testers")
                .orElseThrow()
                .getIncluded(0)
                .getList()
                .getId();
        Set<String> before = redis.blocks(scene.environmentId(), listId);
        csv("add", "one-more").then().statusCode(200).body("size", equalTo(500_001));
        awaitServed("one-more", true);
        Set<String> written = new HashSet<>(redis.blocks(scene.environmentId(), listId));
        written.removeAll(before);
        assertThat(before).hasSize(256);
        assertThat(written).hasSize(1);

        redis.flush();
        await().atMost(REFILL)
                .until(() -> redis.sequence(scene.environmentId()) == scene.sequence()
                        && redis.blocks(scene.environmentId(), listId).size() == 256);
        assertThat(isServed("one-more")).isTrue();
        assertThat(export("").asString().lines()).hasSize(500_001);
    }

    /// As long as a list has no revision, everything in it looks older than what is kept.
    @Test
    void aFirstImportIsNotForgottenWhileItIsUnderWay() throws Exception {
        HttpResponse<String> imported = stream(new Generated(100_000, () -> {
            await().atMost(PATIENCE).until(() -> hasUnits(scene.environmentId()));
            tidyNow.units(Instant.now().plusSeconds(60));
        }));

        assertThat(imported.body()).contains("\"size\":100000");
        awaitServed("user-0@example.com", true);
    }

    private boolean hasUnits(String environmentId) throws SQLException {
        return !database.strings("select 1 from listed_unit u join unit_list l on l.id = u.list_id"
                        + " where l.environment_id = '" + environmentId + "' limit 1")
                .isEmpty();
    }

    private HttpResponse<String> stream(int units) throws IOException, InterruptedException {
        return stream(new Generated(units, () -> {}));
    }

    /// Sends units without ever holding them.
    private HttpResponse<String> stream(Generated units) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + Api.BASE + segment() + "/units:import?mode=replace"))
                .header("Authorization", "Bearer " + Api.TOKEN)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> units))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Lines that exist only while they are read.
    private static final class Generated extends InputStream {
        private final int units;
        private final Interruption beforeTheLast;
        private int next;
        private byte[] line = {};
        private int place;

        private Generated(int units, Interruption beforeTheLast) {
            this.units = units;
            this.beforeTheLast = beforeTheLast;
        }

        /// Something that is done while units are sent.
        private interface Interruption {
            void run() throws Throwable;
        }

        private void interrupt() {
            try {
                beforeTheLast.run();
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (place == line.length) {
                if (next == units) {
                    return -1;
                }
                if (next == units - 1) {
                    interrupt();
                }
                line = ("user-" + next++ + "@example.com\n").getBytes(StandardCharsets.UTF_8);
                place = 0;
            }
            int count = Math.min(length, line.length - place);
            System.arraycopy(line, place, into, from, count);
            place += count;
            return count;
        }
    }
}
