package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// New flags that are like others of their project.
@RealServers
class CloneTest {
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
        configure(scene.flag());
        configure(scene.project() + "/environments/staging/flags/checkout");
    }

    private static void configure(String path) {
        Api.put(path, 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
                         'rules': [{'id': 'beta', 'condition': {'all': []}, 'serve': {'variant': 'on'}},
                          {'id': 'measured', 'condition': {'all': []}, 'serve': {'experiment': {'key': 'e1',
                           'bucketBy': 'targetingKey', 'salt': 's', 'shares': [{'variant': 'on', 'weight': 50000},
                           {'variant': 'off', 'weight': 50000}]}}}]}""").then().statusCode(200);
    }

    private Response clone(String query, String document) {
        return Api.post(scene.project() + "/flags/checkout/clone" + query, document);
    }

    @Test
    void aCloneHasTheSameVariantsAndSettingsAndIsOff() {
        clone("", "{'key': 'checkout-2', 'name': 'Checkout again'}")
                .then()
                .statusCode(201)
                .body("key", equalTo("checkout-2"))
                .body("name", equalTo("Checkout again"))
                .body("version", equalTo(1))
                .body("variants.key", contains("on", "off"))
                .body("environments.prod.version", equalTo(1))
                .body("environments.prod.configuration.on", equalTo(false))
                .body("environments.prod.configuration.rules.id", contains("beta", "measured"))
                .body("environments.staging.configuration.rules.id", contains("beta", "measured"));

        Api.get(scene.project() + "/flags/checkout-2").then().statusCode(200);
        Api.get(scene.flag()).then().body("on", equalTo(true));
    }

    @Test
    void anExperimentIsNotClonedButItsSplitIs() {
        clone("", "{'key': 'checkout-2'}")
                .then()
                .statusCode(201)
                .body("environments.prod.configuration.rules[1].serve", hasKey("rollout"))
                .body("environments.prod.configuration.rules[1].serve", not(hasKey("experiment")));
    }

    @Test
    void onlyTheEnvironmentsThatAreNamedAreClonedAndTheFlagStaysOnIfAskedFor() {
        clone("", "{'key': 'checkout-2', 'environments': ['staging'], 'keepOn': true}")
                .then()
                .statusCode(201)
                .body("environments.staging.configuration.on", equalTo(true))
                .body("environments.prod.configuration.on", equalTo(false))
                .body("environments.prod.configuration.rules.size()", equalTo(0));
    }

    @Test
    void aDryRunMakesNoFlag() {
        clone("?dryRun=true", "{'key': 'checkout-2'}")
                .then()
                .statusCode(200)
                .body("environments.prod.configuration.rules.size()", equalTo(2));

        Api.get(scene.project() + "/flags/checkout-2").then().statusCode(404);
        clone("", "{'key': 'checkout-2'}").then().statusCode(201);
        clone("?dryRun=true", "{'key': 'checkout-2'}").then().statusCode(409).body("code", equalTo("already_exists"));
    }

    @Test
    void aCloneThatIsOffMayBeMadeInAFreezeAndOneThatIsOnMayNot() {
        Api.created(Api.post(
                scene.environment() + "/freezes",
                "{'name': 'sale', 'from': '" + Instant.now().minusSeconds(60) + "', 'until': '"
                        + Instant.now().plusSeconds(600) + "'}"));

        clone("", "{'key': 'loud', 'keepOn': true}").then().statusCode(409).body("code", equalTo("environment_frozen"));
        Api.get(scene.project() + "/flags/loud").then().statusCode(404);
        clone("", "{'key': 'quiet'}").then().statusCode(201);
    }

    @Test
    void aRepeatedRequestMakesOneClone() {
        for (int i = 0; i < 2; i++) {
            Api.administrator()
                    .header("Idempotency-Key", "clone-" + scene.project())
                    .body("{\"key\": \"once\"}")
                    .post(Api.BASE + scene.project() + "/flags/checkout/clone")
                    .then()
                    .statusCode(201);
        }
        assertThat(Api.get(scene.project() + "/flags").jsonPath().getList("items.key"))
                .containsExactly("checkout", "once");
    }

    @Test
    void whatIsWrongIsNamed() {
        clone("", "{'key': 'checkout'}").then().statusCode(409).body("code", equalTo("already_exists"));
        clone("", "{'key': '-', 'keepOn': 1}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/key", "/keepOn"));
        clone("", "{'key': 'c', 'environments': ['gone']}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/environments"));
        Api.post(scene.project() + "/flags/gone/clone", "{'key': 'c'}")
                .then()
                .statusCode(404)
                .body("code", equalTo("flag_not_found"));
    }

    @Test
    void settingsAreClonedByThoseWhoMayWriteThem() {
        Tenant tenant = Tenant.found();
        tenant.policy("own", """
                [{'effect': 'allow', 'actions': ['*:read', 'flag:create'], 'resources': ['*']}]""");
        String path = Api.BASE + "/" + tenant.project() + "/flags/checkout/clone";

        People.bearer(tenant.token("own"))
                .body("{\"key\": \"mine\"}")
                .post(path)
                .then()
                .statusCode(403);
        People.bearer(tenant.token("own"))
                .body("{\"key\": \"mine\", \"environments\": []}")
                .post(path)
                .then()
                .statusCode(201);
        People.bearer(tenant.person(Role.VIEWER))
                .body("{\"key\": \"theirs\"}")
                .post(path)
                .then()
                .statusCode(403);
        People.bearer(Tenant.found().person(Role.OWNER))
                .body("{\"key\": \"theirs\"}")
                .post(path)
                .then()
                .statusCode(404);
    }
}
