package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Copies, changes of many flags, changes of one and deletions at the same time.
@RealServers
class BatchConcurrencyTest {
    private final Database database;
    private final RedisRulesets rulesets;
    private Scene scene;
    private String staging;

    @Inject
    BatchConcurrencyTest(Database database, RedisRulesets rulesets) {
        this.database = database;
        this.rulesets = rulesets;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
        staging = scene.project() + "/environments/staging";
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "banner")));
        Api.put(staging + "/flags/checkout", 1, Scene.configuration("on"))
                .then()
                .statusCode(200);
    }

    private static List<Integer> statuses(List<Callable<Response>> requests) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(requests)) {
                statuses.add(answer.get().statusCode());
            }
            return statuses;
        }
    }

    private Response bulk(String query, String kind) {
        return Api.post(
                scene.environment() + "/bulk" + query,
                "{'flags': ['checkout', 'banner'], 'instructions': [{'kind': '" + kind + "'}]}");
    }

    private Response copy(String from, String to) {
        return Api.post(scene.project() + "/environments/" + to + "/copy", "{'from': {'environment': '" + from + "'}}");
    }

    @Test
    void whateverIsDoneAtTheSameTimeIsInTheHistoryWithoutAGap() throws Exception {
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String kind = i % 2 == 0 ? "turnOn" : "turnOff";
            requests.add(() -> bulk("", kind));
            requests.add(() -> bulk("?dryRun=true", kind));
            requests.add(() -> copy("staging", "prod"));
            requests.add(() -> copy("prod", "staging"));
            requests.add(() -> Api.administrator()
                    .body("{\"instructions\": [{\"kind\": \"" + kind + "\"}]}")
                    .patch(Api.BASE + scene.flag()));
        }

        assertThat(statuses(requests)).containsOnly(200);

        for (String flag : List.of("checkout", "banner")) {
            List<Long> versions = database.versions(scene.environmentId(), flag);
            assertThat(versions)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList());
        }
        long changes = database.versions(scene.environmentId(), "checkout").size()
                + database.versions(scene.environmentId(), "banner").size();
        assertThat(scene.sequence()).isEqualTo(changes);
        await().until(() -> rulesets.sequence(scene.environmentId()) == changes);
    }

    @Test
    void anEnvironmentThatEndsWhileOthersChangeItEndsOnce() throws Exception {
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            requests.add(
                    () -> Api.administrator().header("Guidon-Confirm", "prod").delete(Api.BASE + scene.environment()));
            requests.add(() -> bulk("", "turnOff"));
            requests.add(() -> copy("prod", "staging"));
            requests.add(() -> Api.post(scene.environment() + "/keys", "{'name': 'back end', 'kind': 'server'}"));
        }

        List<Integer> statuses = statuses(requests);

        assertThat(statuses).containsOnlyOnce(204).isSubsetOf(200, 201, 204, 404);
        Api.get(scene.environment()).then().statusCode(404).body("code", equalTo("environment_not_found"));
        assertThat(keysThatOpen()).isEmpty();
    }

    private List<String> keysThatOpen() throws SQLException {
        return database.strings(
                "select id from api_key where revoked_at is null and environment_id = '" + scene.environmentId() + "'");
    }
}
