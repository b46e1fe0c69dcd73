package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changes of what is around flags, tried: answered as the change would be, and not made.
@RealServers
class DryRunTest {
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final String CAREFUL =
            "{'statements': [{'effect': 'allow', 'actions': ['*:read'], 'resources': ['*']}]}";

    private String tenant;

    @BeforeEach
    void found() {
        String key = "tried-" + TENANTS.incrementAndGet();
        send("POST", "/organizations", "{'key': '" + key + "'}").then().statusCode(201);
        tenant = "/organizations/" + key;
    }

    private static Response send(String verb, String path, String document) {
        return Api.administrator().body(document.replace('\'', '"')).request(verb, "/api/v1" + path);
    }

    private static Response get(String path) {
        return Api.administrator().get("/api/v1" + path);
    }

    private static Response delete(String path) {
        return Api.administrator().delete("/api/v1" + path);
    }

    private int entries() {
        String organization = tenant.substring(tenant.lastIndexOf('/') + 1);
        return get("/audit/verify?organization=" + organization).path("entries");
    }

    @Test
    void organizationsProjectsAndEnvironmentsAreNotOpened() {
        String project = Api.newProject();
        send("POST", "/organizations?dryRun=true", "{'key': 'tried-only'}")
                .then()
                .statusCode(200);
        send("POST", "/projects?dryRun=true", "{'key': 'tried-only', 'environments': [{'key': 'production'}]}")
                .then()
                .statusCode(200)
                .body("key", equalTo("tried-only"));
        send("POST", "/projects" + project + "/environments?dryRun=true", "{'key': 'tried-only'}")
                .then()
                .statusCode(200);

        get("/organizations/tried-only").then().statusCode(404);
        get("/projects/tried-only").then().statusCode(404);
        get("/projects" + project + "/environments/tried-only").then().statusCode(404);
    }

    @Test
    void aTrialIsRefusedWhenTheChangeWouldBe() {
        String project = Api.newProject();

        send("POST", "/projects?dryRun=true", "{'key': '" + project.substring(1) + "'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_exists"));
        send("PUT", tenant + "/members/ada@example.org?dryRun=true", "{'policies': ['nothing-of-the-sort']}")
                .then()
                .statusCode(422);
    }

    @Test
    void rightsStayAsTheyAre() {
        send("PUT", tenant + "/groups/readers", "{'policies': ['viewer'], 'members': []}")
                .then()
                .statusCode(200);
        int before = entries();

        send("PUT", tenant + "/members/ada@example.org?dryRun=true", "{'policies': ['viewer']}")
                .then()
                .statusCode(200)
                .body("policies", hasItem("viewer"));
        send("PUT", tenant + "/policies/careful?dryRun=true", CAREFUL).then().statusCode(200);
        send("PUT", tenant + "/groups/readers?dryRun=true", "{'policies': [], 'members': []}")
                .then()
                .statusCode(200);
        delete(tenant + "/groups/readers?dryRun=true").then().statusCode(204);
        send("PATCH", tenant + "?dryRun=true", "{'name': 'Renamed'}");

        get(tenant + "/members/ada@example.org").then().statusCode(404);
        get(tenant + "/policies/careful").then().statusCode(404);
        get(tenant + "/groups/readers").then().statusCode(200).body("policies", hasItem("viewer"));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void aKeyIsNotRevoked() {
        Scene scene = Scene.set();
        String keys = scene.environment() + "/keys";
        String id = Api.post(keys, "{'name': 'shop', 'kind': 'server'}").path("id");

        Api.delete(keys + "/" + id + "?dryRun=true").then().statusCode(204);
        Api.get(keys).then().body("items.id", hasItem(id));

        Api.delete(keys + "/" + id).then().statusCode(204);
        Api.get(keys).then().body("items", hasSize(0));
    }

    @Test
    void whatShowsASecretOnceCannotBeTriedAndIsNotCarriedOutInstead() {
        Scene scene = Scene.set();
        String keys = scene.environment() + "/keys";

        Api.post(keys + "?dryRun=true", "{'name': 'shop', 'kind': 'server'}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("dryRun"));

        Api.get(keys).then().body("items", hasSize(0));
    }
}
