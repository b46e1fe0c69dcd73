package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.flag.Receiver.Received;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealServers
class WebhookTest {
    private final Database database;
    private Scene scene;
    private Receiver receiver;

    @Inject
    WebhookTest(Database database) {
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

    private Received awaitFirst() {
        await().until(() -> !receiver.received().isEmpty());
        return receiver.received().getFirst();
    }

    @Test
    void aChangeOfAConfigurationIsToldWithAllThatItIs() {
        Hook hook = Hook.set(scene.project(), receiver, "flag.toggled");

        scene.change(1, "off").then().statusCode(200);
        Received told = awaitFirst();

        JsonPath event = told.json();
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("type")).isEqualTo("configuration.changed");
        assertThat("/" + event.getString("subject")).isEqualTo(scene.project() + "/prod/checkout");
        assertThat(event.getList("data.kinds"))
                .containsExactly("configuration.changed", "flag.default_changed", "flag.toggled");
        assertThat(event.getString("data.actor")).isEqualTo("administrator");
        assertThat(event.getBoolean("data.diff.on.after")).isTrue();
        assertThat(told.headers())
                .containsEntry("content-type", "application/cloudevents+json")
                .containsEntry("guidon-webhook", hook.id())
                .containsEntry("guidon-event", "configuration.changed");
        hook.awaitState("delivered");
    }

    @Test
    void aDeliveryIsSignedOverItsIdItsTimeAndItsBody() throws GeneralSecurityException {
        Hook hook = Hook.set(scene.project(), receiver, "*");

        hook.test();
        Received told = awaitFirst();

        String timestamp = told.header("webhook-timestamp");
        assertThat(told.header("webhook-signature"))
                .isEqualTo("v1," + hmac(hook.secret(), told.id() + "." + timestamp + "." + told.body()));
        assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                .isBetween(Instant.now().minusSeconds(5), Instant.now());
    }

    private static String hmac(String secret, String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bothSecretsSignAfterARotation() throws GeneralSecurityException {
        Hook hook = Hook.set(scene.project(), receiver, "flag.created");

        String next = Api.post(hook.path() + "/secret", "")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        hook.test();
        Received told = awaitFirst();

        String signed = told.id() + "." + told.header("webhook-timestamp") + "." + told.body();
        assertThat(told.header("webhook-signature").split(" "))
                .containsExactly("v1," + hmac(next, signed), "v1," + hmac(hook.secret(), signed));
    }

    @Test
    void neitherTheSecretNorASecretHeaderIsShownAgainButBothAreUsed() {
        Hook hook = Hook.set(scene.project(), """
                {'name': 'n', 'url': '%s', 'events': ['flag.created'], 'headers': [{'name': 'X-Token', 'value': 'hush', 'secret': true},
                 {'name': 'X-Team', 'value': 'web'}]}""".formatted(receiver.url()));

        String shown = Api.get(hook.path()).then().statusCode(200).extract().asString();
        hook.replace("""
                        {'name': 'other', 'url': '%s', 'events': ['flag.created'], 'headers': [{'name': 'X-Token', 'secret': true}]}""".formatted(receiver.url())).then().statusCode(200);
        hook.test();

        assertThat(shown).contains("X-Token", "\"web\"").doesNotContain("hush", "whsec_");
        assertThat(awaitFirst().headers()).containsEntry("x-token", "hush").doesNotContainKey("x-team");
    }

    @Test
    void secretsRestEncrypted() throws Exception {
        Hook hook = Hook.set(scene.project(), """
                {'name': 'n', 'url': '%s', 'headers': [{'name': 'X-Token', 'value': 'hush', 'secret': true}]}""".formatted(receiver.url()));

        String kept = database.strings("select secret || headers from webhook where id = '" + hook.id() + "'")
                .getFirst();

        assertThat(kept).contains("X-Token").doesNotContain("hush", hook.secret());
    }

    @Test
    void onlyWhatIsInItsScopeIsTold() {
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'dev'}"));
        Api.created(Api.post(
                scene.project() + "/flags",
                Scene.FLAG.replace("checkout", "tagged").replace("'type'", "'tags': ['web'], 'type'")));
        Hook hook = Hook.set(scene.project(), """
                {'name': 'n', 'url': '%s', 'events': ['flag.*'], 'scope': {'environments': ['prod'], 'flagTags': ['web']}}""".formatted(receiver.url()));

        scene.change(1, "on").then().statusCode(200);
        Api.put(scene.project() + "/environments/dev/flags/tagged", 1, Scene.configuration("on"))
                .then()
                .statusCode(200);
        Api.put(scene.environment() + "/flags/tagged", 1, Scene.configuration("on"))
                .then()
                .statusCode(200);
        Api.post(scene.project() + "/flags/tagged/archive", "").then().statusCode(200);
        hook.awaitDeliveries(found -> found.getList("items").size() == 2);

        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received())
                .extracting(told -> told.json().getString("subject").replaceFirst("[^/]*/", ""))
                .containsExactlyInAnyOrder("prod/tagged", "tagged");
    }

    @Test
    void everyChangeIsToldOnceHoweverManyLoopsThereAre() {
        Hook.set(scene.project(), receiver, "configuration.changed");

        for (int version = 1; version <= 40; version++) {
            scene.change(version, version % 2 == 0 ? "on" : "off").then().statusCode(200);
        }

        await().until(() -> receiver.received().size() >= 40);
        assertThat(receiver.received())
                .extracting(Received::id)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void aChangeThatFailedIsNotTold() {
        Hook hook = Hook.set(scene.project(), receiver, "*");

        scene.change(7, "on").then().statusCode(412);
        scene.change(1, "on").then().statusCode(200);

        hook.awaitDeliveries(found -> found.getList("items.state").equals(List.of("delivered", "delivered")));
        assertThat(hook.deliveries().getList("items.type")).containsExactly("configuration.changed", "webhook.created");
    }

    @Test
    void slackGetsAMessage() {
        Hook.set(scene.project(), """
                {'name': 'n', 'url': '%s', 'events': ['flag.toggled'], 'payload': {'kind': 'slack'}}""".formatted(receiver.url()));

        Api.administrator()
                .body("{\"comment\": \"<release> & go\", \"instructions\": [{\"kind\": \"turnOn\"}]}")
                .patch(Api.BASE + scene.flag())
                .then()
                .statusCode(200);

        String path = scene.project().substring(1) + "/prod/checkout";
        assertThat(awaitFirst().json().getString("text"))
                .isEqualTo("*" + path + "*: turned on by administrator\n> &lt;release&gt; &amp; go");
    }

    @Test
    void aTemplateSpeaksItsOwnersWordsAndMaySayNothing() {
        Hook hook = Hook.set(scene.project(), """
                {'name': 'n', 'url': '%s', 'events': ['configuration.changed'], 'payload': {'kind': 'template', 'template':
                 '{{#is.flag.toggled}}{\\'flag\\': \\'{{flag}}\\', \\'on\\': {{diff.on.after}}}{{/is.flag.toggled}}'}}""".replace("\\'", "\\\"").formatted(receiver.url()));

        scene.change(1, "on").then().statusCode(200);
        scene.change(2, "off").then().statusCode(200);
        hook.awaitDeliveries(found -> found.getList("items.state").equals(List.of("skipped", "delivered")));

        assertThat(awaitFirst().body()).isEqualTo("{\"flag\": \"checkout\", \"on\": true}");
    }

    @Test
    void aTestTellsHowTheReceiverAnsweredAndLeavesNoTrace() {
        receiver.answer(exchange -> {
            exchange.sendResponseHeaders(418, 6);
            exchange.getResponseBody().write("teapot".getBytes(StandardCharsets.UTF_8));
        });
        Hook hook = Hook.set(scene.project(), receiver, "flag.created");

        JsonPath answer = hook.test();

        assertThat(answer.getInt("status")).isEqualTo(418);
        assertThat(answer.getString("answer")).isEqualTo("teapot");
        assertThat(answer.getBoolean("succeeded")).isFalse();
        assertThat(hook.deliveries().getList("items")).isEmpty();
    }

    @Test
    void aWrongWebhookIsRefusedWithEverythingThatIsWrong() {
        Api.post(scene.project() + "/webhooks", """
                        {'name': '', 'url': 'ftp://example.org', 'events': ['Flag'], 'headers': [
                         {'name': 'Host', 'value': 'x'}, {'name': 'X', 'value': 'a\\nb'}],
                         'payload': {'kind': 'template', 'template': '{{#a}}'}, 'colour': 'red'}""")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/colour",
                                "/name",
                                "/url",
                                "/events/0",
                                "/headers/0/name",
                                "/headers/1/value",
                                "/payload/template"));
    }

    @Test
    void aWebhookIsNotChangedOverAnotherChange() {
        Hook hook = Hook.set(scene.project(), receiver, "*");
        String document = "{'name': 'mine', 'url': '" + receiver.url() + "'}";

        hook.replace(document).then().statusCode(200).header("ETag", "\"2\"").body("name", equalTo("mine"));

        Api.put(hook.path(), 1, document).then().statusCode(412).body("code", equalTo("stale_version"));
    }

    @Test
    void theAuditTrailKeepsWhereAWebhookLeadsAndNoSecretOfIt() {
        Hook hook = Hook.set(scene.project(), """
                {'name': 'n', 'url': 'https://hooks.example.org/T0/SECRET', 'enabled': false,
                 'headers': [{'name': 'X-Token', 'value': 'hush', 'secret': true}]}""");

        Api.delete(hook.path()).then().statusCode(204);

        String trail = Api.administrator()
                .get("/api/v1/audit?project=" + scene.project().substring(1))
                .then()
                .body("items[0].action", equalTo("webhook.deleted"))
                .body("items[1].resource", containsString("/webhooks/" + hook.id()))
                .extract()
                .asString();
        assertThat(trail).contains("https://hooks.example.org").doesNotContain("SECRET", "hush", "whsec_");
    }

    @Test
    void anOrganizationsWebhookIsToldOfItsProjectsAsFarAsItWants() {
        String other = Api.newProject();
        Hook hook = Hook.ofOrganization("{'name': 'n', 'url': '" + receiver.url()
                + "', 'events': ['environment.created'], 'scope': {'projects': ['"
                + scene.project().substring(1) + "']}}");

        Api.created(Api.post(other + "/environments", "{'key': 'dev'}"));
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'dev'}"));
        Received told = awaitFirst();

        assertThat(told.json().getString("data.project"))
                .isEqualTo(scene.project().substring(1));
        assertThat(told.json().getString("data.organization")).isEqualTo("default");
        assertThat(told.headers()).containsEntry("guidon-webhook", hook.id());
        assertThat(hook.deliveries().getList("items")).hasSize(1);
        Api.administrator().delete("/api/v1" + hook.path()).then().statusCode(204);
    }

    @Test
    void aProjectsWebhookNamesNoProjects() {
        Api.post(
                        scene.project() + "/webhooks",
                        "{'name': 'n', 'url': 'https://example.org', 'scope': {'projects': ['p']}}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/scope/projects"));
    }
}
