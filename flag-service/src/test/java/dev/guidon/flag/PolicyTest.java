package dev.guidon.flag;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What environments demand of changes, and who comes past it.
@RealServers
class PolicyTest {
    private static final String TURN_ON = "{'comment': 'we open at noon', 'instructions': [{'kind': 'turnOn'}]}";
    private static final String TURN_OFF = "{'comment': 'it is broken', 'instructions': [{'kind': 'turnOff'}]}";
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response policy(long version, String document) {
        return Api.put(scene.environment() + "/policy", version, document);
    }

    private void demand(String document) {
        policy(0, document).then().statusCode(200);
    }

    private Response patch(String document) {
        return patch(Api.administrator(), document);
    }

    private Response patch(RequestSpecification caller, String document) {
        return caller.body(document.replace('\'', '"')).patch(Api.BASE + scene.flag());
    }

    private static RequestSpecification emergency() {
        return Api.administrator().header("Guidon-Bypass-Policy", "true");
    }

    private static void refused(Response response, String code) {
        response.then().statusCode(409).contentType("application/problem+json").body("code", equalTo(code));
    }

    private String freeze(String document) {
        return Api.created(Api.post(scene.environment() + "/freezes", document))
                .extract()
                .path("id");
    }

    private static String now(Duration plus) {
        return Instant.now().plus(plus).toString();
    }

    private static String span(Duration from, Duration until) {
        return "{'name': 'sale', 'from': '" + now(from) + "', 'until': '" + now(until) + "'}";
    }

    @Test
    void anEnvironmentDemandsNothingUntilItIsTold() {
        Api.get(scene.environment() + "/policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("minComment", equalTo(0))
                .body("bypass.roles", hasSize(0))
                .body("frozenSchedules", equalTo("fail"));
        patch(TURN_ON).then().statusCode(200);
    }

    @Test
    void aPolicyIsVersionedReadBackAndAudited() {
        String document = """
                {'minComment': 5, 'approval': {'quorum': 2, 'approvers': {'groups': ['payments']},
                 'keptWhenFlagMovesOn': true, 'turnOffDirectly': true}, 'bypass': {'roles': ['owner']},
                 'frozenSchedules': 'wait'}""";
        policy(0, document).then().statusCode(200).header("ETag", "\"1\"");

        policy(0, "{}").then().statusCode(412).body("code", equalTo("stale_version"));
        Api.get(scene.environment() + "/policy")
                .then()
                .header("ETag", "\"1\"")
                .body("approval.quorum", equalTo(2))
                .body("approval.approvers.groups", contains("payments"))
                .body("approval.keptWhenFlagMovesOn", equalTo(true))
                .body("approval.turnOffDirectly", equalTo(true))
                .body("bypass.roles", contains("owner"))
                .body("frozenSchedules", equalTo("wait"));
        Api.administrator()
                .get("/api/v1/audit?limit=1&project=" + scene.project().substring(1))
                .then()
                .body("items[0].action", equalTo("policy.changed"))
                .body("items[0].diff.minComment.after", equalTo(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'minComment': -1}",
                "{'approval': {'quorum': 0}}",
                "{'approval': {'quorum': 11}}",
                "{'approvals': {}}",
                "{'bypass': ['me']}",
                "{'frozenSchedules': 'maybe'}",
                "[]"
            })
    void aSpoiltPolicyIsRefused(String document) {
        policy(0, document).then().statusCode(422).body("code", equalTo("invalid"));
    }

    @Test
    void aCommentIsDemandedOfEveryChange() {
        demand("{'minComment': 10}");

        scene.change(1, "on").then().statusCode(422).body("violations[0].field", equalTo("comment"));
        patch("{'comment': 'too short', 'instructions': [{'kind': 'turnOn'}]}")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("at least 10 characters"));
        patch(TURN_ON).then().statusCode(200);
        Api.put(scene.flag() + "?comment=the+launch+of+it", 2, Scene.configuration("off"))
                .then()
                .statusCode(200);
    }

    /// Each way to change what the environment serves; the flag is on.
    private static Stream<Map.Entry<String, Function<Scene, Response>>> paths() {
        String because = "?comment=because+I+want+to";
        return Stream.of(
                Map.entry("PUT", scene -> Api.put(scene.flag() + because, 2, Scene.configuration("off"))),
                Map.entry("PATCH", scene -> Api.administrator()
                        .body(TURN_OFF.replace('\'', '"'))
                        .patch(Api.BASE + scene.flag())),
                Map.entry("restore", scene -> Api.administrator()
                        .header("If-Match", "\"2\"")
                        .post(Api.BASE + scene.flag() + "/versions/1/restore" + because)),
                Map.entry("archive", scene -> Api.administrator()
                        .post(Api.BASE + scene.project() + "/flags/checkout/archive" + because)),
                Map.entry("trigger", PolicyTest::pullTrigger),
                Map.entry("segment", scene -> changeSegment(scene.environment() + "/segments/testers")),
                Map.entry("segment of the project", scene -> changeSegment(scene.project() + "/segments/all-testers")),
                Map.entry("list of a segment", scene -> importUnits(scene.environment() + "/segments/testers")),
                Map.entry(
                        "list of a segment of the project",
                        scene -> importUnits(scene.project() + "/segments/all-testers")),
                Map.entry("off variant", scene -> Api.administrator()
                        .body("{\"comment\": \"because I want to\", \"instructions\": [{\"kind\": \"setOffVariant\","
                                + " \"variant\": \"on\"}]}")
                        .patch(Api.BASE + scene.flag())),
                Map.entry(
                        "values of variants",
                        scene -> define(
                                scene,
                                "{'kind': 'updateVariant', 'variant': 'on', 'value': false},"
                                        + " {'kind': 'updateVariant', 'variant': 'off', 'value': true}")),
                Map.entry("archive by instructions", scene -> define(scene, "{'kind': 'archive'}")),
                Map.entry("ramp", PolicyTest::ramp),
                Map.entry("bundle", PolicyTest::bundle),
                Map.entry("import of flagd", PolicyTest::importFlagd),
                Map.entry(
                        "bulk",
                        scene -> Api.post(
                                scene.environment() + "/bulk",
                                "{'flags': ['checkout'], 'comment': 'because I want to',"
                                        + " 'instructions': [{'kind': 'turnOff'}]}")),
                Map.entry(
                        "create",
                        scene -> Api.post(
                                scene.project() + "/flags" + because,
                                Scene.FLAG
                                        .replace("checkout", "search")
                                        .replaceFirst(
                                                "}$",
                                                ", 'environments': {'prod': " + Scene.configuration("on") + "}}"))));
    }

    /// Segments that a flag asks for; others concern nobody.
    private void askForSegments() {
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'testers'}"));
        Api.created(Api.post(scene.project() + "/segments", "{'key': 'all-testers'}"));
        String flag = Scene.FLAG.replace("checkout", "beta");
        Api.created(Api.post(scene.project() + "/flags", flag));
        Api.put(
                        scene.environment() + "/flags/beta",
                        1,
                        "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'}, 'rules': [{'id': 'r',"
                                + " 'condition': {'any': [{'segment': 'testers'}, {'segment': 'all-testers'}]},"
                                + " 'serve': {'variant': 'on'}}]}")
                .then()
                .statusCode(200);
    }

    private static Response changeSegment(String segment) {
        return Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"included\": [{\"units\": [\"ana\"]}]}")
                .put(Api.BASE + segment + "?comment=because+I+want+to");
    }

    private static Response importUnits(String segment) {
        return Api.administrator()
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body("ana\nben\n".getBytes(StandardCharsets.UTF_8))
                .post(Api.BASE + segment + "/units:import?mode=add&comment=because+I+want+to");
    }

    private static Response define(Scene scene, String instructions) {
        return Api.administrator()
                .body(("{'comment': 'because I want to', 'instructions': [" + instructions + "]}").replace('\'', '"'))
                .patch(Api.BASE + scene.project() + "/flags/checkout");
    }

    private static Response ramp(Scene scene) {
        return Api.administrator().body("""
                        {"comment": "because I want to", "instructions": [{"kind": "setDefaultServe", "serve":
                          {"ramp": {"steps": [{"start": "%s", "shares": [
                            {"variant": "on", "weight": 1000}, {"variant": "off", "weight": 99000}]}]}}}]}""".formatted(now(Duration.ofHours(1)))).patch(Api.BASE + scene.flag());
    }

    private static Response bundle(Scene scene) {
        return Api.administrator()
                .body("""
                        {"apiVersion": "guidon.dev/v1", "kind": "Environment", "project": "%s", "environment": "prod",
                         "flags": {}}""".formatted(scene.project().substring(1)))
                .put(Api.BASE + scene.environment() + "/bundle?prune=true&comment=because+I+want+to");
    }

    private static Response importFlagd(Scene scene) {
        return Api.administrator()
                .body("""
                        {"flags": {"checkout": {"state": "ENABLED", "variants": {"on": true, "off": false},
                         "defaultVariant": "off"}}}""")
                .post(Api.BASE + scene.environment() + "/import/flagd?comment=because+I+want+to");
    }

    private static Response pullTrigger(Scene scene) {
        String token = Api.created(Api.post(
                        scene.flag() + "/triggers",
                        "{'name': 'the alarm of the shop', 'instructions': [{'kind': 'turnOff'}]}"))
                .extract()
                .path("token");
        return Api.administrator().post("/api/v1/triggers/" + token);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPathLeadsAroundTheApproval(Map.Entry<String, Function<Scene, Response>> path) {
        patch(TURN_ON).then().statusCode(200);
        askForSegments();
        demand("{'approval': {}}");

        refused(path.getValue().apply(scene), "approval_required");

        Api.get(scene.flag()).then().header("ETag", "\"2\"").body("on", equalTo(true));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPathLeadsAroundAFreeze(Map.Entry<String, Function<Scene, Response>> path) {
        patch(TURN_ON).then().statusCode(200);
        askForSegments();
        freeze(span(Duration.ofHours(-1), Duration.ofHours(1)));

        refused(path.getValue().apply(scene), "environment_frozen");

        Api.get(scene.flag()).then().header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void whoMayNotByPassDoesNotByAnyPath(Map.Entry<String, Function<Scene, Response>> path) {
        patch(TURN_ON).then().statusCode(200);
        askForSegments();
        demand("{'approval': {}, 'bypass': {'members': ['user:someone@example.com'], 'roles': ['admin']}}");

        refused(path.getValue().apply(scene), "approval_required");
        patch(emergency(), TURN_OFF)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", containsString("approval_required"));

        Api.get(scene.flag()).then().header("ETag", "\"2\"");
    }

    @Test
    void flagsThatNobodyIsServedMayComeAndGo() {
        demand("{'minComment': 10, 'approval': {}}");

        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "search")));
        Api.administrator()
                .post(Api.BASE + scene.project() + "/flags/search/archive")
                .then()
                .statusCode(200);
        Api.delete(scene.project() + "/flags/search").then().statusCode(204);
    }

    @Test
    void whatAFlagServesWhenItIsOffIsGuardedToo() {
        demand("{'approval': {}}");

        refused(patch("{'instructions': [{'kind': 'setOffVariant', 'variant': 'on'}]}"), "approval_required");
        refused(
                define(
                        scene,
                        "{'kind': 'updateVariant', 'variant': 'on', 'value': false},"
                                + " {'kind': 'updateVariant', 'variant': 'off', 'value': true}"),
                "approval_required");
    }

    @Test
    void aSegmentThatNothingAsksForConcernsNobody() {
        demand("{'minComment': 10, 'approval': {}}");
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'testers'}"));

        changeSegment(scene.environment() + "/segments/testers").then().statusCode(200);
        importUnits(scene.environment() + "/segments/testers").then().statusCode(200);
    }

    @Test
    void anotherEnvironmentGoesOnAsBefore() {
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'dev'}"));
        demand("{'approval': {}}");
        freeze(span(Duration.ofHours(-1), Duration.ofHours(1)));

        Api.put(scene.project() + "/environments/dev/flags/checkout", 1, Scene.configuration("on"))
                .then()
                .statusCode(200);
    }

    @Test
    void inAnEmergencyThoseWhoMayComePastEverythingAndAreAudited() {
        demand("{'approval': {}, 'bypass': {'roles': ['owner']}}");
        freeze(span(Duration.ofHours(-1), Duration.ofHours(1)));

        patch(emergency(), "{'instructions': [{'kind': 'turnOn'}]}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("comment"));
        patch(emergency(), TURN_ON).then().statusCode(200);

        Api.administrator()
                .get("/api/v1/audit?limit=2&flag=checkout&project="
                        + scene.project().substring(1))
                .then()
                .body("items.action", contains("configuration.changed", "policy.bypassed"))
                .body("items[1].comment", equalTo("we open at noon"))
                .body("items[1].diff.bypassed.after", contains("approval_required", "environment_frozen"))
                .body("items[1].diff.by.after", equalTo("administrator"));
    }

    @Test
    void aMisspeltEmergencyIsRefused() {
        patch(Api.administrator().header("Guidon-Bypass-Policy", "yes"), TURN_ON)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("Guidon-Bypass-Policy"));
    }

    @Test
    void turningOffPassesWherePolicyAndFreezeLetIt() {
        patch(TURN_ON).then().statusCode(200);
        demand("{'approval': {'turnOffDirectly': true}}");
        Api.created(Api.post(
                scene.project() + "/freezes",
                span(Duration.ofHours(-1), Duration.ofHours(1)).replaceFirst("}$", ", 'turnOffDirectly': true}")));

        refused(
                patch("{'comment': 'and more', 'instructions': [{'kind': 'turnOff'}, {'kind': 'setOffVariant',"
                        + " 'variant': 'on'}]}"),
                "approval_required");
        patch(TURN_OFF).then().statusCode(200);
        refused(patch(TURN_ON), "approval_required");
    }

    @Test
    void segmentsPassWhereThePolicyLetsThem() {
        askForSegments();
        demand("{'approval': {'segmentsDirectly': true}}");

        changeSegment(scene.environment() + "/segments/testers").then().statusCode(200);
        refused(patch(TURN_ON), "approval_required");
    }

    @Test
    void aFreezeHasAnEnd() {
        freeze(span(Duration.ofHours(-2), Duration.ofHours(-1)));
        freeze(span(Duration.ofHours(1), Duration.ofHours(2)));

        patch(TURN_ON).then().statusCode(200);
    }

    @Test
    void aFreezeOfTheProjectHoldsInItsEnvironmentsUntilItIsLifted() {
        String id = Api.created(Api.post(scene.project() + "/freezes", span(Duration.ofHours(-1), Duration.ofHours(1))))
                .extract()
                .path("id");

        refused(patch(TURN_ON), "environment_frozen");
        Api.get(scene.environment() + "/freezes").then().body("items.id", contains(id));
        Api.delete(scene.environment() + "/freezes/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("freeze_window_not_found"));
        Api.delete(scene.project() + "/freezes/" + id).then().statusCode(204);
        patch(TURN_ON).then().statusCode(200);
    }

    @Test
    void aFreezeComesAgainByItsCalendar() {
        String always = "{'name': 'always', 'cron': '* * * * *', 'timeZone': 'Asia/Tokyo', 'duration': 'PT1H'}";
        String id = freeze(always);

        refused(patch(TURN_ON), "environment_frozen");

        Api.get(scene.environment() + "/freezes")
                .then()
                .body("items[0].cron", equalTo("* * * * *"))
                .body("items[0].timeZone", equalTo("Asia/Tokyo"))
                .body("items[0].duration", equalTo("PT1H"));
        Api.delete(scene.environment() + "/freezes/" + id).then().statusCode(204);
        patch(TURN_ON).then().statusCode(200);
    }

    @Test
    void aFreezeMayNameItsOwnPeople() {
        demand("{'bypass': {'roles': ['owner']}}");
        freeze(span(Duration.ofHours(-1), Duration.ofHours(1))
                .replaceFirst("}$", ", 'bypass': {'members': ['user:release@example.com']}}"));

        patch(emergency(), TURN_ON).then().statusCode(403);
    }

    static List<String> spoiltFreezes() {
        return List.of(
                "{}",
                "{'name': 'x', 'from': '2026-01-02T00:00:00Z', 'until': '2026-01-01T00:00:00Z'}",
                "{'name': 'x', 'from': 'yesterday', 'until': '2026-01-01T00:00:00Z'}",
                "{'name': 'x', 'cron': '* * *', 'duration': 'PT1H'}",
                "{'name': 'x', 'cron': '0 0 30 2 *', 'duration': 'PT1H'}",
                "{'name': 'x', 'cron': '* * * * *', 'duration': 'P40D'}",
                "{'name': 'x', 'cron': '* * * * *', 'duration': 'PT1H', 'timeZone': 'Mars/Olympus'}",
                "{'name': 'x', 'cron': '* * * * *', 'duration': 'PT1H', 'from': '2026-01-01T00:00:00Z'}");
    }

    @ParameterizedTest
    @MethodSource("spoiltFreezes")
    void aSpoiltFreezeIsRefused(String document) {
        Api.post(scene.environment() + "/freezes", document)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
    }
}
