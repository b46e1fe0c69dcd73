package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.Review.Verdict;
import dev.guidon.flag.approval.ReviewChangeRequest;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes that others approve before they are made. The administrator asks; others review.
@RealServers
class ChangeRequestTest {
    private static final String TURN_ON = "{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]}";
    private static final String ANA = "ana@example.com";
    private static final String BEN = "ben@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReviewChangeRequest review;
    private final Clockwork clock;
    private Scene scene;

    @Inject
    ChangeRequestTest(ReviewChangeRequest review, Clockwork clock) {
        this.review = review;
        this.clock = clock;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private void demand(String approval) {
        Api.put(scene.environment() + "/policy", 0, "{'approval': {" + approval + "}}")
                .then()
                .statusCode(200);
    }

    private String requests() {
        return scene.environment() + "/change-requests";
    }

    private Response ask(String changes, String more) {
        return Api.post(requests(), "{'title': 'Open the shop', 'changes': [" + changes + "]" + more + "}");
    }

    private String asked(String changes, String more) {
        return Api.created(ask(changes, more)).extract().path("id");
    }

    private ValidatableResponse request(String id) {
        return Api.get(requests() + "/" + id).then().statusCode(200);
    }

    private Response act(String id, String verb) {
        return Api.administrator().post(Api.BASE + requests() + "/" + id + "/" + verb);
    }

    private ChangeRequest judge(String email, String id, long revision, Verdict verdict) {
        return judge(Actor.user(email), id, revision, verdict);
    }

    private ChangeRequest judge(Actor reviewer, String id, long revision, Verdict verdict) {
        String project = scene.project().substring(1);
        Stamp stamp = new Stamp(reviewer, Instant.now(), "seen");
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    review.judge(new Found(new EnvironmentAddress(project, "prod"), id), revision, verdict, stamp));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Throwable bug) {
            throw new IllegalStateException(bug);
        }
    }

    private ChangeRequest approve(String email, String id) {
        return judge(email, id, 1, Verdict.APPROVE);
    }

    private static void refused(Response response, String code) {
        response.then().statusCode(409).contentType("application/problem+json").body("code", equalTo(code));
    }

    private void assertVersion(int version, boolean on) {
        Api.get(scene.flag()).then().header("ETag", "\"" + version + "\"").body("on", equalTo(on));
    }

    @Test
    void aRequestShowsWhatItWouldDoNow() {
        String id = asked(TURN_ON, ", 'description': 'at last'");

        request(id)
                .header("ETag", "\"1\"")
                .body("status", equalTo("pending"))
                .body("author", equalTo("administrator"))
                .body("description", equalTo("at last"))
                .body("apply.when", equalTo("on_request"))
                .body("changes[0].flag", equalTo("checkout"))
                .body("changes[0].baseVersion", equalTo(1))
                .body("changes[0].instructions[0].kind", equalTo("turnOn"))
                .body("changes[0].preview.version", equalTo(1))
                .body("changes[0].preview.summary", hasSize(1))
                .body("changes[0].preview.configuration.on", equalTo(true))
                .body("reviews", empty());
        assertVersion(1, false);
    }

    @Test
    void aWholeConfigurationIsKeptAsWhatItChanges() {
        String id = asked(
                "{'flag': 'checkout', 'baseVersion': 1, 'configuration': " + Scene.configuration("off") + "}", "");

        request(id).body("changes[0].instructions.kind", contains("turnOn", "setDefaultServe"));
        ask("{'flag': 'checkout', 'baseVersion': 7, 'instructions': [{'kind': 'turnOn'}]}", "")
                .then()
                .statusCode(412);
    }

    @Test
    void enoughApprovalsLetARequestBeApplied() {
        demand("'quorum': 2");
        String id = asked(TURN_ON, "");

        refused(act(id, "apply"), "change_request_pending");
        assertThat(approve(ANA, id).progress().status()).isEqualTo(Status.PENDING);
        assertThat(approve(ANA, id).progress().status()).isEqualTo(Status.PENDING);
        refused(act(id, "apply"), "change_request_pending");
        assertThat(approve(BEN, id).progress().status()).isEqualTo(Status.APPROVED);
        act(id, "apply").then().statusCode(200).body("status", equalTo("applied"));
        refused(act(id, "apply"), "change_request_applied");

        assertVersion(2, true);
        request(id).body("approvers", contains("user:" + ANA, "user:" + BEN)).body("reviews", hasSize(3));
        Api.get(scene.flag() + "/versions")
                .then()
                .body("items[0].changedBy", equalTo("change-request:" + id))
                .body(
                        "items[0].comment",
                        equalTo("Open the shop (requested by administrator, approved by user:" + ANA + ", user:" + BEN
                                + ")"));
        Api.administrator()
                .get("/api/v1/audit?limit=6&flag=checkout&project="
                        + scene.project().substring(1))
                .then()
                .body(
                        "items.action",
                        contains(
                                "change_request.applied",
                                "configuration.changed",
                                "change_request.approved",
                                "change_request.approved",
                                "change_request.approved",
                                "change_request.created"));
    }

    @Test
    void nobodyApprovesOfTheirOwn() {
        demand("");
        String id = asked(TURN_ON, "");

        Api.administrator()
                .header("If-Match", "\"1\"")
                .post(Api.BASE + requests() + "/" + id + "/approve")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        refused(act(id, "apply"), "change_request_pending");

        request(id).body("reviews", empty());
        assertVersion(1, false);
    }

    @Test
    void aProgramDoesNotReview() {
        String id = asked(TURN_ON, "");

        assertThatThrownBy(() -> judge(Actor.token("t1"), id, 1, Verdict.APPROVE))
                .hasMessageContaining("forbidden");
    }

    @Test
    void onlyThoseWhomThePolicyNamesApprove() {
        demand("'approvers': {'members': ['user:" + ANA + "']}");
        String id = asked(TURN_ON, "");

        assertThatThrownBy(() -> approve(BEN, id)).hasMessageContaining("forbidden");
        assertThat(approve(ANA, id).progress().status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void aDeclinedRequestIsOverUntilItIsRevised() {
        String id = asked(TURN_ON, "");

        judge(ANA, id, 1, Verdict.DECLINE);

        assertThatThrownBy(() -> approve(BEN, id)).hasMessageContaining("change_request_declined");
        refused(act(id, "apply"), "change_request_declined");
        Api.put(requests() + "/" + id, 1, "{'title': 'Again', 'changes': [" + TURN_ON + "]}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("pending"));
    }

    @Test
    void aRevisedRequestNeedsNewApprovals() {
        demand("");
        String id = asked(TURN_ON, "");
        approve(ANA, id);

        Api.put(requests() + "/" + id, 1, """
                        {'title': 'More', 'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'},
                          {'kind': 'setDefaultServe', 'serve': {'variant': 'off'}}]}]}""")
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"))
                .body("approvers", empty());

        refused(act(id, "apply"), "change_request_pending");
        assertThatThrownBy(() -> approve(BEN, id)).hasMessageContaining("stale_version");
        assertThat(judge(BEN, id, 2, Verdict.APPROVE).progress().status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void approvalsDoNotHoldWhenTheFlagMovedOn() {
        String id = asked(TURN_ON, "");
        approve(ANA, id);
        scene.change(1, "off").then().statusCode(200);

        refused(act(id, "apply"), "change_request_outdated");

        assertVersion(2, true);
        request(id).body("status", equalTo("approved")).body("changes[0].preview.version", equalTo(2));
    }

    @Test
    void approvalsHoldWhereThePolicySaysSoIfTheChangeStillFits() {
        String rule = """
                {'flag': 'checkout', 'instructions': [{'kind': 'addRule',
                  'rule': {'id': 'staff', 'condition': {'all': []}, 'serve': {'variant': 'on'}}}]}""";
        String fits = asked(TURN_ON, "");
        String fitsNot = asked(rule, "");
        String adds = asked(rule, "");
        Api.put(scene.environment() + "/policy", 0, "{'approval': {'keptWhenFlagMovesOn': true}}")
                .then()
                .statusCode(200);
        List.of(fits, fitsNot, adds).forEach(id -> approve(ANA, id));

        act(adds, "apply").then().statusCode(200);
        act(fits, "apply").then().statusCode(200);
        act(fitsNot, "apply")
                .then()
                .statusCode(409)
                .body("code", equalTo("change_request_conflict"))
                .body("detail", containsString("staff"));

        assertVersion(3, true);
        request(fitsNot).body("changes[0].problem", containsString("staff"));
    }

    @Test
    void aStricterPolicyHoldsForRequestsThatWereApprovedBefore() {
        String id = asked(TURN_ON, "");
        approve(ANA, id);
        demand("'quorum': 3");

        refused(act(id, "apply"), "approval_required");

        assertVersion(1, false);
    }

    @Test
    void severalFlagsAreChangedTogetherOrNotAtAll() {
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "search")));
        String both = TURN_ON + ", " + TURN_ON.replace("checkout", "search");
        String id = asked(both, "");
        String late = asked(both, "");
        approve(ANA, id);
        approve(ANA, late);
        String search = scene.environment() + "/flags/search";
        Api.put(search, 1, Scene.configuration("off")).then().statusCode(200);

        refused(act(id, "apply"), "change_request_outdated");
        assertVersion(1, false);

        Api.put(requests() + "/" + late, 1, "{'title': 'Both', 'changes': [" + both + "]}")
                .then()
                .statusCode(200);
        judge(BEN, late, 2, Verdict.APPROVE);
        act(late, "apply").then().statusCode(200);
        assertVersion(2, true);
        Api.get(search).then().header("ETag", "\"3\"");
    }

    @Test
    void ofManyWhoApproveAtOnceEachCountsOnce() throws Exception {
        demand("'quorum': 5");
        String id = asked(TURN_ON, "");
        List<Callable<Status>> reviewers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String email = "reviewer" + i / 2 + "@example.com";
            reviewers.add(() -> approve(email, id).progress().status());
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Status> status : threads.invokeAll(reviewers)) {
                status.get();
            }
        }

        request(id)
                .body("status", equalTo("approved"))
                .body("approvers", hasSize(5))
                .body("reviews", hasSize(10));
    }

    @Test
    void ofManyWhoApplyAtOnceOneDoes() throws Exception {
        String id = asked(TURN_ON, "");
        approve(ANA, id);
        Callable<Integer> apply = () -> act(id, "apply").statusCode();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(List.of(apply, apply, apply, apply))) {
                statuses.add(status.get());
            }
            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .filteredOn(status -> status == 409)
                    .hasSize(3);
        }

        assertVersion(2, true);
    }

    @Test
    void aRequestMayBeCarriedOutAsSoonAsItIsApproved() {
        demand("");
        String id = asked(TURN_ON, ", 'apply': {'when': 'on_approval'}");

        approve(ANA, id);

        await().atMost(PATIENCE)
                .until(() -> request(id).extract().path("status").equals("applied"));
        assertVersion(2, true);
    }

    @Test
    void aRequestMayWaitForItsTime() {
        demand("");
        String id = asked(TURN_ON, ", 'apply': {'when': 'at', 'at': '2043-01-01T00:00:00Z'}");
        approve(ANA, id);

        clock.strikes("2042-12-31T23:59:59Z");
        assertVersion(1, false);
        clock.strikes("2043-01-01T00:00:00Z");
        clock.strikes("2043-01-01T00:00:01Z");

        assertVersion(2, true);
        request(id).body("status", equalTo("applied"));
    }

    @Test
    void whatTheClockCannotCarryOutFailsAndSaysWhy() {
        String id = asked(TURN_ON, ", 'apply': {'when': 'at', 'at': '2043-02-01T00:00:00Z'}");
        approve(ANA, id);
        scene.change(1, "off").then().statusCode(200);

        clock.strikes("2043-02-01T00:00:00Z");

        request(id)
                .body("status", equalTo("failed"))
                .body("outcome", startsWith("change_request_outdated: "))
                .body("dueAt", nullValue());
    }

    @Test
    void aFreezeHoldsApprovedRequestsBackToo() {
        Api.put(scene.environment() + "/policy", 0, "{'approval': {}, 'frozenSchedules': 'wait'}")
                .then()
                .statusCode(200);
        Api.created(Api.post(
                scene.environment() + "/freezes",
                "{'name': 'always', 'from': '2020-01-01T00:00:00Z', 'until': '2044-01-01T00:00:00Z'}"));
        String id = asked(TURN_ON, ", 'apply': {'when': 'at', 'at': '2043-03-01T00:00:00Z'}");
        approve(ANA, id);

        refused(act(id, "apply"), "environment_frozen");
        clock.strikes("2043-03-01T00:00:00Z");
        request(id).body("status", equalTo("approved")).body("dueAt", equalTo("2044-01-01T00:00:00Z"));
        clock.strikes("2044-01-01T00:00:00Z");

        assertVersion(2, true);
    }

    @Test
    void anApprovedRecurringRequestBecomesASchedule() {
        demand("");
        String id = asked(TURN_ON, ", 'apply': {'when': 'recurring', 'cron': '0 9 * * 1', 'timeZone': 'Asia/Tokyo'}");
        approve(ANA, id);
        await().atMost(PATIENCE)
                .until(() -> request(id).extract().path("status").equals("applied"));
        assertVersion(1, false);

        Instant next = Instant.parse(Api.get(scene.environment() + "/schedules")
                .then()
                .body("items.changeRequest", contains(id))
                .extract()
                .path("items[0].upcoming[0]"));
        clock.strikes(next);
        clock.strikes(next.plus(Duration.ofDays(7)));

        assertVersion(2, true);
        String schedule = Api.get(scene.environment() + "/schedules").path("items[0].id");
        Api.get(scene.environment() + "/schedules/" + schedule + "/runs")
                .then()
                .body("items.outcome", contains("applied", "applied"));
    }

    @Test
    void whatWaitsForAFlagIsShown() {
        String pending = asked(TURN_ON, "");
        String approved = asked(TURN_ON, "");
        String withdrawn = asked(TURN_ON, "");
        approve(ANA, approved);
        act(withdrawn, "withdraw?comment=unneeded").then().statusCode(200).body("outcome", equalTo("unneeded"));
        refused(act(withdrawn, "withdraw"), "change_request_withdrawn");
        Api.created(Api.post(
                scene.flag() + "/schedules", "{'at': '2045-01-01T00:00:00Z', 'instructions': [{'kind': 'turnOn'}]}"));

        Api.get(scene.flag() + "/pending")
                .then()
                .statusCode(200)
                .body("changeRequests.id", contains(pending, approved))
                .body("schedules", hasSize(1));
        Api.get(requests() + "?status=withdrawn&flag=checkout&author=administrator")
                .then()
                .body("items.id", contains(withdrawn));
        Api.get(requests() + "?flag=search").then().body("items", empty());
        Api.get(requests() + "?status=lost").then().statusCode(422);
    }

    @Test
    void othersMayCommentAndOnlyTheAuthorWithdraws() {
        String id = asked(TURN_ON, "");

        judge(ANA, id, 1, Verdict.COMMENT);
        Api.administrator()
                .header("If-Match", "\"1\"")
                .post(Api.BASE + requests() + "/" + id + "/comment?comment=soon")
                .then()
                .statusCode(200)
                .body("reviews.comment", contains("seen", "soon"))
                .body("status", equalTo("pending"));
        Api.administrator()
                .header("If-Match", "\"1\"")
                .post(Api.BASE + requests() + "/" + id + "/comment")
                .then()
                .statusCode(422);
        Api.administrator()
                .post(Api.BASE + requests() + "/" + id + "/approve")
                .then()
                .statusCode(428);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]}]}",
                "{'title': 't', 'changes': []}",
                "{'title': 't', 'changes': [{'flag': 'checkout'}]}",
                "{'title': 't', 'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}],"
                        + " 'configuration': {}}]}",
                "{'title': 't', 'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]},"
                        + " {'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]}]}",
                "{'title': 't', 'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]}],"
                        + " 'apply': {'when': 'never'}}",
                "{'title': 't', 'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]}],"
                        + " 'apply': {'when': 'recurring', 'at': '2041-01-01T00:00:00Z'}}"
            })
    void aSpoiltRequestIsRefused(String document) {
        Api.post(requests(), document).then().statusCode(422).body("code", equalTo("invalid"));
    }

    @Test
    void whatIsWrongInAChangeIsNamedWhereItStands() {
        ask("{'flag': 'checkout', 'instructions': [{'kind': 'removeRule', 'rule': 'beta'}]}", "")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/changes/0/instructions/0"));
        ask("{'flag': 'gone', 'instructions': [{'kind': 'turnOn'}]}", "").then().statusCode(404);
        Api.get(requests() + "/none").then().statusCode(404).body("code", equalTo("change_request_not_found"));
    }
}
