package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Serve;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@RealServers
class ConcurrentAuthorsTest {
    private static final int AUTHORS = 20;
    private static final int CROWD = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RedisRulesets redis;
    private final ChangeTopic topic;
    private final Database database;

    @Inject
    ConcurrentAuthorsTest(RedisRulesets redis, ChangeTopic topic, Database database) {
        this.redis = redis;
        this.topic = topic;
        this.database = database;
    }

    /// Reads and writes until a change is accepted, as an author does. Returns its version.
    private static long changeUntilAccepted(Scene scene, int author) {
        while (true) {
            long seen = version(Api.get(scene.flag()));
            Response answer = Api.put(
                    scene.flag(),
                    seen,
                    Scene.configuration("on")
                            .replaceFirst("}}$", "}, 'targets': [{'variant': 'on', 'units': ['u" + author + "']}]}"));
            if (answer.statusCode() == 200) {
                return version(answer);
            }
            assertThat(answer.statusCode()).isEqualTo(412);
        }
    }

    private static long version(Response response) {
        return Long.parseLong(response.header("ETag").replace("\"", ""));
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    @Test
    void everyAcceptedChangeIsKeptAndPublishedOnceAndInOrder() throws Exception {
        Scene scene = Scene.set();
        List<Callable<Long>> authors = new ArrayList<>();
        for (int author = 0; author < AUTHORS; author++) {
            int number = author;
            authors.add(() -> changeUntilAccepted(scene, number));
        }

        List<Long> versions = all(authors);

        List<Long> expected = LongStream.rangeClosed(1, AUTHORS + 1L).boxed().toList();
        assertThat(versions).containsExactlyInAnyOrderElementsOf(expected.subList(1, expected.size()));
        assertThat(database.versions(scene.environmentId(), "checkout")).isEqualTo(expected);
        assertThat(scene.sequence()).isEqualTo(AUTHORS + 1L);
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == AUTHORS + 1L);
        Flag inRedis = redis.flag(scene.environmentId(), "checkout");
        Response inPostgres = Api.get(scene.flag());
        assertThat(inRedis.configuration().version()).isEqualTo(version(inPostgres));
        assertThat(inRedis.configuration().defaultServe()).isEqualTo(new Serve.OneVariant("on"));
        assertThat(inRedis.configuration().targets().getFirst().units())
                .containsExactlyInAnyOrderElementsOf(inPostgres.jsonPath().getList("targets[0].units"));
        await().atMost(PATIENCE).until(() -> topic.of(scene.environmentId()).size() == AUTHORS + 1);
        assertThat(topic.of(scene.environmentId()))
                .extracting(EnvironmentChange::getSequence)
                .isEqualTo(expected);
    }

    /// Everybody at once and nobody reads first; who waits too long for the lock gets a clear refusal.
    @Test
    void whatIsAcceptedOfManyPatchesIsInHistoryAuditAndRedisAlike() throws Exception {
        Scene scene = Scene.set();
        List<Callable<Response>> authors = new ArrayList<>();
        for (int author = 0; author < CROWD; author++) {
            String document = "{\"instructions\": [{\"kind\": \"addUnits\", \"variant\": \"on\", \"units\": [\"u"
                    + author + "\"]}]}";
            authors.add(() -> Api.administrator().body(document).patch(Api.BASE + scene.flag()));
        }

        List<Response> answers = all(authors);

        assertThat(answers).extracting(Response::statusCode).contains(200).isSubsetOf(200, 503);
        List<Long> accepted = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(ConcurrentAuthorsTest::version)
                .sorted()
                .toList();
        long last = accepted.size() + 1L;
        List<Long> gapless = LongStream.rangeClosed(1, last).boxed().toList();
        assertThat(accepted).isEqualTo(gapless.subList(1, gapless.size()));
        assertThat(database.versions(scene.environmentId(), "checkout")).isEqualTo(gapless);
        assertThat(scene.sequence()).isEqualTo(last);
        List<String> units = Api.get(scene.flag()).jsonPath().getList("targets[0].units");
        assertThat(units).hasSize(accepted.size());
        assertThat(database.strings("select count(*) from audit_entry where action = 'configuration.changed'"
                        + " and project_key = '" + scene.project().substring(1) + "'"))
                .containsExactly(Long.toString(last));
        assertThat(Api.administrator().get("/api/v1/audit/verify").jsonPath().getBoolean("intact"))
                .isTrue();
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == last);
        Flag inRedis = redis.flag(scene.environmentId(), "checkout");
        assertThat(inRedis.configuration().version()).isEqualTo(last);
        assertThat(inRedis.configuration().targets().getFirst().units()).containsExactlyInAnyOrderElementsOf(units);
    }

    @Test
    void ofManyWhoCreateTheSameFlagOneSucceeds() throws Exception {
        Scene scene = Scene.set();
        String document = Scene.FLAG.replace("checkout", "contested");
        List<Callable<Integer>> authors = new ArrayList<>();
        for (int author = 0; author < 10; author++) {
            authors.add(() -> Api.post(scene.project() + "/flags", document).statusCode());
        }

        List<Integer> statuses = all(authors);

        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status == 409)
                .hasSize(9);
        assertThat(scene.sequence()).isEqualTo(2);
    }

    @Test
    void flagsAndEnvironmentsThatComeAtTheSameTimeMeetEachOther() throws Exception {
        Scene scene = Scene.set();
        List<Callable<Integer>> authors = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String flag = Scene.FLAG.replace("checkout", "flag" + i);
            String environment = "{'key': 'env" + i + "'}";
            authors.add(() -> Api.post(scene.project() + "/flags", flag).statusCode());
            authors.add(() ->
                    Api.post(scene.project() + "/environments", environment).statusCode());
        }

        List<Integer> statuses = all(authors);

        assertThat(statuses).containsOnly(201);
        for (int i = 0; i < 5; i++) {
            assertThat(Api.get(scene.project() + "/flags/flag" + i).jsonPath().getMap("environments"))
                    .hasSize(6);
        }
    }
}
