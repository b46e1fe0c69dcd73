package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes that are made by the clock.
@RealServers
class ScheduleTest {
    private static final String NOON = "2041-06-03T12:00:00Z";
    private static final String TURN_ON = "'instructions': [{'kind': 'turnOn'}]";
    private static final String TURN_OFF = "'instructions': [{'kind': 'turnOff'}]";

    private final Clockwork clock;
    private final Database database;
    private Scene scene;

    @Inject
    ScheduleTest(Clockwork clock, Database database) {
        this.clock = clock;
        this.database = database;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private String schedules() {
        return scene.environment() + "/schedules";
    }

    private Response post(String fields) {
        return Api.post(scene.flag() + "/schedules", "{" + fields + "}");
    }

    private static String at(String instant, String instructions) {
        return "'at': '" + instant + "', " + instructions;
    }

    private static String id(Response response) {
        return Api.created(response).extract().path("id");
    }

    private ValidatableResponse schedule(String id) {
        return Api.get(schedules() + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse runs(String id) {
        return Api.get(schedules() + "/" + id + "/runs").then().statusCode(200);
    }

    private Response steer(String id, String how) {
        return Api.administrator().post(Api.BASE + schedules() + "/" + id + "/" + how);
    }

    private void assertVersion(int version, boolean on) {
        Api.get(scene.flag()).then().header("ETag", "\"" + version + "\"").body("on", equalTo(on));
    }

    private void freeze(String from, String until) {
        Api.created(Api.post(
                scene.environment() + "/freezes",
                "{'name': 'holidays', 'from': '" + from + "', 'until': '" + until + "'}"));
    }

    @Test
    void aChangeIsMadeAboutASecondAfterItsTime() {
        Instant due = Instant.now().plusSeconds(2);
        String id = id(post(at(due.toString(), TURN_ON)));
        assertVersion(1, false);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> schedule(id).extract().path("status").equals("done"));

        assertVersion(2, true);
        Instant made = Instant.parse(runs(id).body("items.outcome", contains("applied"))
                .body("items[0].detail", equalTo("version 2"))
                .extract()
                .path("items[0].at"));
        assertThat(Duration.between(due, made)).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    @Test
    void aChangeIsMadeOnceAndInTheNameOfItsSchedule() {
        String id = id(post(at(NOON, TURN_ON) + ", 'comment': 'we open'"));

        clock.strikes("2041-06-03T11:59:59Z");
        assertVersion(1, false);
        clock.strikes(NOON);
        clock.strikes("2041-06-03T12:00:01Z");

        assertVersion(2, true);
        schedule(id).body("status", equalTo("done")).body("upcoming", empty());
        Api.get(scene.flag() + "/versions")
                .then()
                .body("items[0].changedBy", equalTo("schedule:" + id))
                .body("items[0].changedAt", equalTo(NOON))
                .body("items[0].comment", equalTo("we open (scheduled by administrator)"));
    }

    @Test
    void aRecurringChangeComesAgainByTheClocksOfItsZone() {
        String id = id(post("'cron': '30 2 * * *', 'timeZone': 'Europe/Berlin', " + TURN_ON));
        Instant next = Instant.parse(schedule(id)
                .body("upcoming", hasSize(5))
                .body("timeZone", equalTo("Europe/Berlin"))
                .extract()
                .path("upcoming[0]"));

        clock.strikes(next);
        clock.strikes(next.plusSeconds(60));
        assertVersion(2, true);
        Api.put(scene.flag(), 2, Scene.configuration("on").replace("true", "false"))
                .then()
                .statusCode(200);
        clock.strikes(next.plus(Duration.ofHours(25)));

        assertVersion(4, true);
        runs(id).body("items.outcome", contains("applied", "applied"));
        schedule(id).body("status", equalTo("active"));
    }

    @Test
    void anOccurrenceIsMadeOnceThoughSeveralInstancesLook() throws Exception {
        String id = id(post(at(NOON, TURN_ON)));
        Callable<Void> instance = () -> {
            clock.strikes(NOON);
            return null;
        };

        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done : instances.invokeAll(List.of(instance, instance, instance, instance))) {
                done.get();
            }
        }
        clock.strikes(NOON);

        assertVersion(2, true);
        runs(id).body("items", hasSize(1));
    }

    @Test
    void aCrashBetweenTheChangeAndItsNoteLeavesNeither() throws Exception {
        String id = id(post(at(NOON, TURN_ON)));
        database.execute("create function crash() returns trigger language plpgsql as"
                + " $$ begin if new.schedule_id = '" + id + "' then raise exception 'power cut'; end if; return new;"
                + " end $$; create trigger crash before insert on scheduled_run for each row execute function crash()");
        try {
            assertThatThrownBy(() -> clock.strikes(NOON)).isInstanceOf(IllegalStateException.class);
            assertVersion(1, false);
            assertThat(scene.sequence()).isEqualTo(1);
        } finally {
            database.execute("drop trigger crash on scheduled_run; drop function crash()");
        }

        clock.strikes("2041-06-03T12:30:00Z");

        assertVersion(2, true);
        runs(id).body("items.outcome", contains("applied")).body("items[0].at", equalTo("2041-06-03T12:30:00Z"));
    }

    @Test
    void whatIsTooLateIsNotMade() {
        String id = id(post(at(NOON, TURN_ON) + ", 'latest': 'PT10M'"));

        clock.strikes("2041-06-03T12:10:00.001Z");

        assertVersion(1, false);
        runs(id).body("items.outcome", contains("missed"));
        schedule(id).body("status", equalTo("done"));
    }

    @Test
    void theNewestOfManyMissedOccurrencesStandsForAll() {
        String id = id(post("'cron': '*/10 * * * *', 'latest': 'PT5M', " + TURN_ON));
        Instant first = Instant.parse(schedule(id).extract().path("upcoming[0]"));
        Instant newest = first.plus(Duration.ofHours(2));

        clock.strikes(newest.plus(Duration.ofMinutes(4)));

        assertVersion(2, true);
        runs(id).body("items.outcome", contains("applied", "missed"))
                .body("items.dueAt", contains(newest.toString(), first.toString()));
        clock.strikes(newest.plus(Duration.ofMinutes(16)));
        runs(id).body("items.outcome", contains("missed", "applied", "missed"));
        assertVersion(2, true);
        steer(id, "pause").then().statusCode(200);
    }

    @Test
    void anOccurrenceThatChangesNothingMakesNoVersion() {
        String id = id(post("'cron': '*/10 * * * *', " + TURN_ON));
        Instant first = Instant.parse(schedule(id).extract().path("upcoming[0]"));
        clock.strikes(first);
        assertVersion(2, true);

        clock.strikes(first.plus(Duration.ofMinutes(10)));

        assertVersion(2, true);
        runs(id).body("items.outcome", contains("applied", "applied"))
                .body("items[0].detail", equalTo("nothing to change"));
        steer(id, "pause").then().statusCode(200);
    }

    @Test
    void twoOfAFlagAreMadeInTheirOrderHoweverLate() {
        id(post(at("2041-06-03T12:01:00Z", TURN_OFF)));
        id(post(at(NOON, TURN_ON)));

        clock.strikes("2041-06-03T12:30:00Z");

        assertVersion(3, false);
    }

    @Test
    void whatDoesNotFitIsWarnedOfAndFailsClearly() {
        Response made = post(at(NOON, "'instructions': [{'kind': 'removeRule', 'rule': 'beta'}]"));
        made.then().statusCode(201).body("warnings.code", contains("does_not_apply"));
        String id = id(made);

        clock.strikes(NOON);

        assertVersion(1, false);
        runs(id).body("items.outcome", contains("failed"))
                .body("items[0].detail", startsWith("invalid: "))
                .body("items[0].detail", containsString("beta"));
        schedule(id).body("status", equalTo("done"));
    }

    @Test
    void schedulesThatTouchTheSamePartAtTheSameTimeWarn() {
        String id = id(post(at(NOON, TURN_ON)));

        post(at("2041-06-03T12:00:30Z", TURN_OFF))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("overlaps"))
                .body("warnings[0].detail", containsString(id));
        post(at("2041-06-03T12:00:30Z", "'instructions': [{'kind': 'setDefaultServe', 'serve': {'variant': 'off'}}]"))
                .then()
                .body("warnings", empty());
        post(at("2041-06-03T13:00:00Z", TURN_OFF)).then().body("warnings", empty());
        schedule(id).body("warnings.code", contains("overlaps"));
    }

    @Test
    void aFreezeMakesAChangeFail() {
        freeze("2041-06-03T00:00:00Z", "2041-06-04T00:00:00Z");
        Response made = post(at(NOON, TURN_ON));
        made.then().body("warnings.code", contains("frozen"));

        clock.strikes(NOON);

        assertVersion(1, false);
        runs(id(made)).body("items[0].detail", startsWith("environment_frozen: "));
    }

    @Test
    void aFreezeMakesAChangeWaitWhereThePolicySaysSo() {
        Api.put(scene.environment() + "/policy", 0, "{'frozenSchedules': 'wait'}")
                .then()
                .statusCode(200);
        freeze("2041-06-03T00:00:00Z", "2041-06-05T00:00:00Z");
        String id = id(post(at(NOON, TURN_ON)));

        clock.strikes(NOON);
        schedule(id).body("status", equalTo("active")).body("waitsUntil", equalTo("2041-06-05T00:00:00Z"));
        assertVersion(1, false);
        clock.strikes("2041-06-04T23:59:59Z");
        assertVersion(1, false);
        clock.strikes("2041-06-05T00:00:01Z");

        assertVersion(2, true);
        runs(id).body("items.outcome", contains("applied"));
    }

    @Test
    void anEnvironmentThatWantsApprovalTakesNoScheduleAndStopsThoseItHas() {
        String id = id(post(at(NOON, TURN_ON)));
        Api.put(scene.environment() + "/policy", 0, "{'approval': {}, 'minComment': 5}")
                .then()
                .statusCode(200);

        post(at("2041-07-01T12:00:00Z", TURN_ON) + ", 'comment': 'long enough'")
                .then()
                .statusCode(409)
                .body("code", equalTo("approval_required"));
        clock.strikes(NOON);

        assertVersion(1, false);
        runs(id).body("items[0].detail", startsWith("approval_required: "));
    }

    @Test
    void aScheduleSaysWhyWhereThatIsDemanded() {
        Api.put(scene.environment() + "/policy", 0, "{'minComment': 5}").then().statusCode(200);

        post(at(NOON, TURN_ON)).then().statusCode(422).body("violations.field", contains("/comment"));
        post(at(NOON, TURN_ON) + ", 'comment': 'launch'").then().statusCode(201);
    }

    @Test
    void aPausedScheduleWaitsAndAResumedOneLeavesOutWhatItMissed() {
        String once = id(post(at(NOON, TURN_ON)));
        String again = id(post("'cron': '0 12 * * *', " + TURN_OFF));
        steer(once, "pause").then().statusCode(200).body("status", equalTo("paused"));
        steer(again, "pause").then().statusCode(200);

        clock.strikes(NOON);
        assertVersion(1, false);
        steer(once, "pause").then().statusCode(409).body("code", equalTo("schedule_paused"));
        steer(once, "resume").then().statusCode(200).body("upcoming", contains(NOON));
        clock.strikes(NOON);

        assertVersion(2, true);
        runs(again).body("items", empty());
        Api.delete(schedules() + "/" + again).then().statusCode(204);
        schedule(again).body("status", equalTo("cancelled"));
        steer(again, "resume").then().statusCode(409).body("code", equalTo("schedule_cancelled"));
    }

    @Test
    void schedulesAreListedAndAudited() {
        String first = id(post(at(NOON, TURN_ON)));
        String second = id(post(at("2041-06-04T12:00:00Z", TURN_OFF)));
        Api.delete(schedules() + "/" + first + "?comment=unneeded").then().statusCode(204);

        Api.get(schedules() + "?limit=1").then().body("items.id", contains(second));
        Api.get(schedules() + "?status=cancelled&flag=checkout").then().body("items.id", contains(first));
        Api.get(schedules() + "?status=late").then().statusCode(422);
        Api.administrator()
                .get("/api/v1/audit?limit=1&flag=checkout&project="
                        + scene.project().substring(1))
                .then()
                .body("items[0].action", equalTo("schedule.cancelled"))
                .body("items[0].comment", equalTo("unneeded"))
                .body("items[0].diff.status.after", equalTo("cancelled"));
    }

    @Test
    void theScheduleOfAFlagThatIsGoneEnds() {
        String id = id(post("'cron': '0 12 * * *', " + TURN_ON));
        String flag = scene.project() + "/flags/checkout";
        Api.administrator().post(Api.BASE + flag + "/archive").then().statusCode(200);
        Api.delete(flag).then().statusCode(204);

        clock.strikes(NOON);

        Api.get(schedules() + "?status=cancelled").then().body("items.id", hasItem(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'instructions': [{'kind': 'turnOn'}]",
                "'at': '2001-01-01T00:00:00Z', 'instructions': [{'kind': 'turnOn'}]",
                "'at': 'soon', 'instructions': [{'kind': 'turnOn'}]",
                "'at': '2041-01-01T00:00:00Z'",
                "'at': '2041-01-01T00:00:00Z', 'instructions': []",
                "'at': '2041-01-01T00:00:00Z', 'instructions': [{'kind': 'explode'}]",
                "'at': '2041-01-01T00:00:00Z', 'cron': '* * * * *', 'instructions': [{'kind': 'turnOn'}]",
                "'at': '2041-01-01T00:00:00Z', 'timeZone': 'UTC', 'instructions': [{'kind': 'turnOn'}]",
                "'cron': '* * * *', 'instructions': [{'kind': 'turnOn'}]",
                "'cron': '* * * * *', 'timeZone': 'CET+1', 'instructions': [{'kind': 'turnOn'}]",
                "'at': '2041-01-01T00:00:00Z', 'latest': 'PT1S', 'instructions': [{'kind': 'turnOn'}]",
                "'at': '2041-01-01T00:00:00Z', 'instructions': [{'kind': 'setOffVariant', 'variant': 'blue'}]"
            })
    void aSpoiltScheduleIsRefused(String fields) {
        post(fields).then().statusCode(422).body("code", equalTo("invalid"));
    }

    @Test
    void whatIsNotThereHasNoSchedule() {
        Api.post(scene.environment() + "/flags/gone/schedules", "{" + at(NOON, TURN_ON) + "}")
                .then()
                .statusCode(404)
                .body("code", equalTo("flag_not_found"));
        Api.get(schedules() + "/none").then().statusCode(404).body("code", equalTo("schedule_not_found"));
        steer("none", "pause").then().statusCode(404);
    }
}
