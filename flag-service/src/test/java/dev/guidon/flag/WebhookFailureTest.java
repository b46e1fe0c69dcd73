package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.flag.Receiver.Received;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealServers
class WebhookFailureTest {
    private final Database database;
    private Scene scene;
    private Receiver receiver;

    @Inject
    WebhookFailureTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        scene = Scene.set();
        receiver = Receiver.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Hook toggled(String url) {
        return Hook.set(scene.project(), "{'name': 'n', 'url': '" + url + "', 'events': ['flag.toggled']}");
    }

    @Test
    void aDeliveryThatFailedIsRepeatedUnderItsIdUntilItSucceeds() {
        AtomicInteger requests = new AtomicInteger();
        receiver.answer(exchange -> exchange.sendResponseHeaders(requests.incrementAndGet() < 3 ? 500 : 200, -1));
        Hook hook = toggled(receiver.url());

        scene.change(1, "on").then().statusCode(200);
        JsonPath log = hook.awaitState("delivered");

        assertThat(log.getList("items[0].attempts.status")).containsExactly(500, 500, 200);
        assertThat(receiver.received()).extracting(Received::id).containsOnly(log.getString("items[0].id"));
        await().until(() -> hook.read().get("failingSince") == null);
    }

    @Test
    void aRefusedConnectionIsWrittenDownAndTriedAgain() {
        Receiver gone = Receiver.open();
        gone.close();
        Hook hook = toggled(gone.url());

        scene.change(1, "on").then().statusCode(200);
        JsonPath log =
                hook.awaitDeliveries(found -> found.getList("items[0].attempts").size() > 1);

        assertThat(log.getString("items[0].attempts[0].problem")).isEqualTo("unreachable");
        assertThat(log.getString("items[0].state")).isEqualTo("pending");
        assertThat(hook.read().getString("failingSince")).isNotNull();
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUpInTime() {
        CountDownLatch end = new CountDownLatch(1);
        receiver.answer(exchange -> hang(end));
        Hook hook = toggled(receiver.url());

        JsonPath answer = hook.test();
        end.countDown();

        assertThat(answer.getString("problem")).isEqualTo("timeout");
        assertThat(answer.getLong("durationMillis")).isBetween(900L, 5_000L);
    }

    private static void hang(CountDownLatch end) throws IOException {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Test
    void oneSlowReceiverHoldsNobodyUp() {
        CountDownLatch end = new CountDownLatch(1);
        Receiver slow = Receiver.open();
        slow.answer(exchange -> hang(end));
        Hook held = toggled(slow.url());
        Hook quick = toggled(receiver.url());

        for (int version = 1; version <= 20; version++) {
            scene.put(version, version % 2 == 1).then().statusCode(200);
        }
        quick.awaitDeliveries(found -> found.getList("items.state").stream()
                        .filter("delivered"::equals)
                        .count()
                == 20);

        assertThat(held.deliveries().getList("items.state")).doesNotContain("delivered");
        end.countDown();
        slow.close();
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        try (Receiver elsewhere = Receiver.open()) {
            receiver.answer(exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url());
                exchange.sendResponseHeaders(307, -1);
            });

            JsonPath answer = toggled(receiver.url()).test();

            assertThat(answer.getInt("status")).isEqualTo(307);
            assertThat(answer.getBoolean("succeeded")).isFalse();
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void ofAnEndlessAnswerOnlyTheBeginningIsRead() {
        receiver.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                exchange.getResponseBody().write(chunk);
            }
        });

        JsonPath answer = toggled(receiver.url()).test();

        assertThat(answer.getInt("status")).isEqualTo(200);
        assertThat(answer.getString("answer")).isEqualTo("x".repeat(4_096));
    }

    @Test
    void theInsideCannotBeReached() {
        List<String> inside = List.of(
                "http://[::1]:" + receiver.port(),
                "http://127.0.0.2",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1");

        assertThat(inside).allSatisfy(url -> assertThat(toggled(url).test().getString("problem"))
                .isEqualTo("target_refused"));
        assertThat(toggled("http://name.invalid").test().getString("problem")).isEqualTo("unresolved");
    }

    @Test
    void aReceiverThatSpeaksNoTlsIsNotTalkedTo() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answerInTheClear(plain));

            JsonPath answer =
                    toggled("https://127.0.0.1:" + plain.getLocalPort()).test();

            assertThat(answer.getString("problem")).isEqualTo("insecure");
        }
    }

    private static void answerInTheClear(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The sender hung up, as it should.
        }
    }

    @Test
    void aReceiverThatIsGoneIsToldNoMore() {
        receiver.answerStatus(410);
        Hook hook = toggled(receiver.url());

        scene.change(1, "on").then().statusCode(200);
        await().until(() -> !hook.read().getBoolean("enabled"));

        assertThat(hook.read().getString("disabledBecause")).contains("410");
        Api.administrator()
                .get("/api/v1/audit?project=" + scene.project().substring(1))
                .then()
                .body("items[0].action", equalTo("webhook.disabled"))
                .body("items[0].actor", equalTo("webhook:" + hook.id()));
    }

    @Test
    void aWebhookThatFailsForLongIsDisabledAndGoesOnWhenItIsEnabled() throws SQLException {
        receiver.answerStatus(500);
        Hook hook = toggled(receiver.url());
        database.execute(
                "update webhook set failing_since = now() - interval '73 hours' where id = '" + hook.id() + "'");

        scene.change(1, "on").then().statusCode(200);
        await().until(() -> !hook.read().getBoolean("enabled"));
        receiver.answerStatus(200);
        hook.replace("{'name': 'n', 'url': '" + receiver.url() + "'}").then().statusCode(200);

        hook.awaitDeliveries(found -> found.getList("items.state").contains("delivered"));
        assertThat(hook.read().getBoolean("enabled")).isTrue();
    }

    @Test
    void aDeliveryIsGivenUpAtLastAndCanBeReplayed() throws SQLException {
        receiver.answerStatus(503);
        Hook hook = toggled(receiver.url());
        scene.change(1, "on").then().statusCode(200);
        String id = hook.awaitDeliveries(found -> found.getList("items").size() == 1)
                .getString("items[0].id");
        database.execute("update webhook_delivery set give_up_at = now() where id = '" + id + "'");
        hook.awaitState("dead");

        receiver.answerStatus(200);
        Api.post(hook.path() + "/deliveries/" + id + "/replay", "").then().statusCode(202);
        hook.awaitState("delivered");

        assertThat(receiver.received()).extracting(Received::id).containsOnly(id);
        Api.get(hook.path() + "/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("body", equalTo(receiver.received().getLast().body()));
    }

    @Test
    void whatAnInstanceTookAndDidNotFinishIsSentByAnother() throws SQLException {
        Hook hook = toggled(receiver.url());
        hook.replace("{'name': 'n', 'url': '" + receiver.url() + "', 'enabled': false}")
                .then()
                .statusCode(200);
        database.execute("""
                insert into webhook_delivery (id, webhook_id, event_id, type, content_type, body, state, attempts,
                    created_at, due_at, give_up_at, claim)
                values ('msg_killed_%1$s', '%1$s', 'evt_0', 'flag.toggled', 'text/plain', 'hello', 'PENDING', 0,
                    now(), now() - interval '1 second', now() + interval '1 hour', 'killed'),
                    ('msg_busy_%1$s', '%1$s', 'evt_0', 'flag.toggled', 'text/plain', 'hello', 'PENDING', 0,
                    now(), now() + interval '1 hour', now() + interval '1 hour', 'busy')""".formatted(hook.id()));

        hook.replace("{'name': 'n', 'url': '" + receiver.url() + "'}").then().statusCode(200);
        hook.awaitDeliveries(found -> found.getList("items.state").contains("delivered"));

        assertThat(receiver.received())
                .extracting(Received::id)
                .contains("msg_killed_" + hook.id())
                .doesNotContain("msg_busy_" + hook.id());
        Api.post(hook.path() + "/deliveries/msg_busy_" + hook.id() + "/replay", "")
                .then()
                .statusCode(409)
                .body("code", equalTo("delivery_under_way"));
    }
}
