package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Organizations, and the audit trail that each of them has.
@RealServers
class OrganizationsTest {
    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger();
    private final Database database;
    private String organization;

    @Inject
    OrganizationsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void found() {
        organization = "tenant-" + ORGANIZATIONS.incrementAndGet();
        post("{'key': '" + organization + "', 'name': 'Tenant'}").then().statusCode(201);
    }

    private static Response post(String document) {
        return Api.administrator().body(document.replace('\'', '"')).post("/api/v1/organizations");
    }

    private static Response get(String path) {
        return Api.administrator().get("/api/v1" + path);
    }

    private String newProject(String key) {
        Api.created(Api.post("", "{'key': '" + key + "', 'organization': '" + organization + "'}"))
                .body("organization", equalTo(organization));
        return key;
    }

    @Test
    void thereIsOneFromTheStartThatProjectsBelongToUnlessTheySayOtherwise() {
        get("/organizations/default").then().statusCode(200).body("name", equalTo("Default"));
        Api.get(Api.newProject()).then().body("organization", equalTo("default"));
    }

    @Test
    void anOrganizationIsListedAndRenamed() {
        get("/organizations?limit=200").then().body("items.key", hasItem(organization));

        Api.administrator()
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"Renamed\"}")
                .patch("/api/v1/organizations/" + organization)
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("createdAt", notNullValue());

        get("/organizations/" + organization).then().body("name", equalTo("Renamed"));
        get("/audit?organization=" + organization)
                .then()
                .body("items.action", contains("organization.renamed", "organization.created"))
                .body("items[0].diff.name.before", equalTo("Tenant"))
                .body("items[0].resource", equalTo("organization/" + organization));
    }

    @Test
    void whatIsWrongIsRefused() {
        post("{'key': '" + organization + "'}").then().statusCode(409).body("code", equalTo("already_exists"));
        post("{'key': 'No Key'}").then().statusCode(422).body("violations.field", contains("/key"));
        get("/organizations/gone").then().statusCode(404).body("code", equalTo("organization_not_found"));
        get("/audit/verify?organization=gone").then().statusCode(404);
        Api.post("", "{'key': 'homeless', 'organization': 'gone'}")
                .then()
                .statusCode(404)
                .body("code", equalTo("organization_not_found"));
    }

    @Test
    void eachHasAChainOfItsOwnThatStartsWithItself() throws SQLException {
        String project = newProject(organization + "-web");
        Api.created(Api.post("/" + project + "/environments", "{'key': 'prod'}"));

        JsonPath entries = get("/audit?organization=" + organization).jsonPath();

        assertThat(entries.getList("items.position")).asList().containsExactly(3, 2, 1);
        assertThat(entries.getList("items.action"))
                .asList()
                .containsExactly("environment.created", "project.created", "organization.created");
        assertThat(entries.getString("items[2].previousHash")).isEqualTo("0".repeat(64));
        get("/audit/verify?organization=" + organization)
                .then()
                .body("intact", equalTo(true))
                .body("entries", equalTo(3));
        assertThat(get("/audit/export?organization=" + organization).asString().lines())
                .hasSize(3);
        assertThat(database.strings(
                        "select distinct organization_key from audit_entry where project_key = '" + project + "'"))
                .isEqualTo(List.of(organization));
    }

    @Test
    void tamperingInOneDoesNotTouchTheOthers() throws SQLException {
        newProject(organization + "-shop");

        tamper("tampered");
        get("/audit/verify?organization=" + organization)
                .then()
                .body("intact", equalTo(false))
                .body("broken.position", equalTo(1));
        get("/audit/verify").then().body("intact", equalTo(true));
        tamper("administrator");

        get("/audit/verify?organization=" + organization).then().body("intact", equalTo(true));
    }

    private void tamper(String actor) throws SQLException {
        database.execute("begin; alter table audit_entry disable trigger append_only; update audit_entry set actor = '"
                + actor + "' where organization_key = '" + organization + "' and position = 1;"
                + " alter table audit_entry enable trigger append_only; commit");
    }
}
