package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.guidon.flag.access.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Finding entries of the audit trail, and who gets to see what of it.
@RealServers
class AuditSearchTest {
    private static final String OFF_VARIANT =
            "{\"comment\": \"%s\", \"instructions\": [{\"kind\": \"setOffVariant\", \"variant\": \"%s\"}]}";
    private Tenant tenant;

    @BeforeEach
    void found() {
        tenant = Tenant.found();
    }

    private ValidatableResponse search(String query) {
        return search(Api.TOKEN, query);
    }

    private ValidatableResponse search(String token, String query) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/audit?organization=" + tenant.key() + query)
                .then()
                .statusCode(200);
    }

    private void change(String token, String comment, String variant) {
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(OFF_VARIANT.formatted(comment, variant))
                .patch(tenant.flag())
                .then()
                .statusCode(200);
    }

    @Test
    void entriesAreFoundByWhoDidWhatToWhat() {
        String ada = tenant.person(Role.DEVELOPER);
        String email = ada.substring("person:".length());
        change(ada, "first", "on");
        String place = tenant.project() + "/prod/";

        search("&actor=user:" + email).body("items.comment", contains("first"));
        search("&actor=user:" + email.substring(1)).body("items", empty());
        search("&action=member.*").body("items.action", contains("member.added"));
        search("&action=member").body("items", empty());
        search("&action=c_nfiguration.changed").body("items", empty());
        search("&resource=" + place + "checkout").body("items", hasSize(2));
        search("&resource=" + place + "*").body("items.resource", everyItem(equalTo(place + "checkout")));
        search("&resource=" + place + "*&actor=user:" + email).body("items", hasSize(1));
    }

    @Test
    void entriesAreFoundByTheirWords() {
        change(Api.TOKEN, "Opening at noon, not before", "on");
        change(Api.TOKEN, "closed again", "off");

        search("&text=NOON opening").body("items.comment", contains("Opening at noon, not before"));
        search("&text=clos").body("items.comment", contains("closed again"));
        search("&text=noon closed").body("items", empty());
        search("&text=losed").body("items", empty());
        search("&text=prod/checkout again").body("items", hasSize(1));
        search("&text=';select").body("items", empty());
    }

    @Test
    void entriesAreFoundByTheirTime() {
        change(Api.TOKEN, "one", "on");
        change(Api.TOKEN, "two", "off");
        String second = search("&limit=1").extract().path("items[0].at");

        search("&from=" + second).body("items.comment", contains("two"));
        search("&until=" + second + "&limit=1").body("items.comment", contains("one"));
        search("&from=2001-01-01T00:00:00Z&until=2001-01-02T00:00:00Z").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&from=yesterday",
                "&until=%2B1000000000-12-31T00:00:00Z",
                "&text=...",
                "&text=a b c d e f g h i j k",
            })
    void whatNobodyCanAskForIsRefused(String query) {
        given().header("Authorization", "Bearer " + Api.TOKEN)
                .get("/api/v1/audit?organization=" + tenant.key() + query)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
    }

    @Test
    void pagesOfASearchHoldEveryEntryOnce() {
        for (int i = 0; i < 7; i++) {
            change(Api.TOKEN, "turn " + i, i % 2 == 0 ? "on" : "off");
        }
        List<String> comments = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = search("&text=turn&limit=3" + after).extract().jsonPath();
            comments.addAll(page.getList("items.comment"));
            after = page.get("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());

        assertThat(comments).containsExactly("turn 6", "turn 5", "turn 4", "turn 3", "turn 2", "turn 1", "turn 0");
    }

    @Test
    void aReaderLearnsNothingOfProjectsThatAreNoneOfTheirs() {
        Tenant other = tenant.another();
        tenant.policy(
                "own",
                "[{'effect': 'allow', 'actions': ['organization:audit'], 'resources': ['*']},"
                        + " {'effect': 'allow', 'actions': ['*:read'], 'resources': ['project/" + tenant.project()
                        + "', 'project/" + tenant.project() + ":*']}]");
        String token = tenant.token("own");

        search(token, "&project=" + other.project()).body("items", empty());
        List<String> projects = search(token, "&limit=200").extract().jsonPath().getList("items.project");
        assertThat(projects).contains(tenant.project()).doesNotContain(other.project());
        search(token, "&project=" + tenant.project()).body("items.diff", everyItem(notNullValue()));
        String export = given().header("Authorization", "Bearer " + token)
                .get("/api/v1/audit/export?organization=" + tenant.key())
                .asString();
        assertThat(export).contains(tenant.project()).doesNotContain(other.project());
    }

    @Test
    void whatDiffersIsForThoseWhoMayReadTheThing() {
        tenant.policy(
                "own",
                "[{'effect': 'allow', 'actions': ['*'], 'resources': ['*']}, {'effect': 'deny', 'actions':"
                        + " ['flag:read'], 'resources': ['environment/prod:flag/*']}]");
        String token = tenant.token("own");

        search(token, "&resource=" + tenant.project() + "/prod/checkout")
                .body("items[0].action", equalTo("configuration.changed"))
                .body("items[0].hash", notNullValue())
                .body("items[0].diff", nullValue());
        search(token, "&action=flag.created").body("items[0].diff", notNullValue());
        search("&resource=" + tenant.project() + "/prod/checkout").body("items[0].diff", notNullValue());
    }

    @Test
    void anEntryNamesThePersonalTokenThatWasUsed() {
        String ada = tenant.person(Role.DEVELOPER);
        var issued = given().header("Authorization", "Bearer " + ada)
                .contentType("application/json")
                .body("{\"name\": \"laptop\"}")
                .post(tenant.path() + "/personal-tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        change(issued.getString("token"), "by token", "on");
        change(ada, "by hand", "off");

        String actor = "user:" + ada.substring("person:".length());
        search("&text=by token")
                .body("items[0].actor", equalTo(actor))
                .body("items[0].token", equalTo(issued.getString("id")));
        search("&text=by hand").body("items[0].actor", equalTo(actor)).body("items[0].token", nullValue());
        Api.administrator()
                .get("/api/v1/audit/verify?organization=" + tenant.key())
                .then()
                .body("intact", equalTo(true));
    }
}
