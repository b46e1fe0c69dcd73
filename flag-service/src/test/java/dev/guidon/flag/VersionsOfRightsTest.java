package dev.guidon.flag;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two who change rights at the same time do not undo each other's work unseen.
@RealServers
class VersionsOfRightsTest {
    private Tenant tenant;

    @BeforeEach
    void found() {
        tenant = Tenant.found();
    }

    /// @param path below the organization
    private record Thing(String path, String first, String second) {
        @Override
        public String toString() {
            return path;
        }
    }

    private static Stream<Thing> things() {
        String allow = "{'statements': [{'effect': 'allow', 'actions': ['flag:read'], 'resources': ['flag/%s']}]}";
        return Stream.of(
                new Thing("/policies/own", allow.formatted("a"), allow.formatted("b")),
                new Thing("/groups/own", "{'policies': ['viewer'], 'members': []}", "{'policies': [], 'members': []}"),
                new Thing("/members/ada@example.org", "{'policies': ['viewer']}", "{'policies': ['admin']}"));
    }

    private static RequestSpecification on(String version) {
        return Api.administrator().header("If-Match", "\"" + version + "\"");
    }

    private ValidatableResponse put(RequestSpecification request, Thing thing, String document) {
        return request.body(document.replace('\'', '"'))
                .put(tenant.path() + thing.path())
                .then();
    }

    private Response get(Thing thing) {
        return Api.administrator().get(tenant.path() + thing.path());
    }

    @ParameterizedTest
    @MethodSource("things")
    void aChangeIsMadeOnTheVersionThatItsAuthorHasSeen(Thing thing) {
        put(on("1"), thing, thing.first()).statusCode(412).body("code", equalTo("stale_version"));
        put(on("0"), thing, thing.first()).statusCode(200).header("ETag", "\"1\"");
        put(on("0"), thing, thing.second()).statusCode(412).body("detail", containsString("is at version 1, not 0"));
        put(on("1"), thing, thing.second()).statusCode(200).header("ETag", "\"2\"");

        put(on("1"), thing, thing.first()).statusCode(412);
        on("1").delete(tenant.path() + thing.path()).then().statusCode(412);
        get(thing).then().statusCode(200).header("ETag", "\"2\"");
        on("2").delete(tenant.path() + thing.path()).then().statusCode(204);
    }

    @ParameterizedTest
    @MethodSource("things")
    void whoeverNamesNoVersionChangesWhateverIsThere(Thing thing) {
        put(Api.administrator(), thing, thing.first()).statusCode(200);
        put(Api.administrator(), thing, thing.second()).statusCode(200).header("ETag", "\"2\"");

        Api.administrator().delete(tenant.path() + thing.path()).then().statusCode(204);
    }

    @ParameterizedTest
    @MethodSource("things")
    void whatIsNoVersionIsRefused(Thing thing) {
        put(Api.administrator().header("If-Match", "*"), thing, thing.first())
                .statusCode(422)
                .body("violations.field", contains("If-Match"));
    }

    @Test
    void aGroupThatAMemberLeavesIsAnotherVersion() {
        Thing group = new Thing("/groups/own", "", "");
        tenant.member("ada@example.org", "viewer").then().statusCode(200);
        put(Api.administrator(), group, "{'policies': [], 'members': ['ada@example.org']}")
                .statusCode(200);

        Api.administrator()
                .delete(tenant.path() + "/members/ada@example.org")
                .then()
                .statusCode(204);

        get(group).then().header("ETag", "\"2\"").body("members", empty());
        put(on("1"), group, "{'policies': ['viewer'], 'members': []}").statusCode(412);
    }

    @Test
    void anOrganizationIsRenamedOnTheVersionThatItsAuthorHasSeen() {
        rename(on("7"), "Other").statusCode(412);
        rename(on("1"), "Other").statusCode(200).header("ETag", "\"2\"").body("name", equalTo("Other"));
        rename(Api.administrator(), "Another").statusCode(200);

        Api.administrator().get(tenant.path()).then().header("ETag", "\"3\"").body("name", equalTo("Another"));
    }

    private ValidatableResponse rename(RequestSpecification request, String name) {
        return request.contentType("application/merge-patch+json")
                .body("{\"name\": \"" + name + "\"}")
                .patch(tenant.path())
                .then();
    }

    @Test
    void anIdentityProviderIsTrustedOnTheVersionThatItsAuthorHasSeen() {
        String document = """
                {"name": "%s", "issuer": "https://id.example.org", "clientId": "guidon-%s"}""";
        String path = tenant.path() + "/sso/" + tenant.key() + "-id";

        on("0").body(document.formatted("First", tenant.key()))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        on("1").body(document.formatted("Second", tenant.key()))
                .put(path)
                .then()
                .statusCode(200);
        on("1").body(document.formatted("Third", tenant.key())).put(path).then().statusCode(412);
        on("1").delete(path).then().statusCode(412);

        Api.administrator().get(path).then().header("ETag", "\"2\"").body("name", equalTo("Second"));
    }
}
