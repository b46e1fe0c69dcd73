package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody gets to see who may read some flags, or flags in some environments.
@RealServers
class NarrowReaderTest {
    private static final String READS_ALL = "{'effect': 'allow', 'actions': ['*:read'], 'resources': ['*']}";
    private static final String BUT_PROD =
            "{'effect': 'deny', 'actions': ['flag:read'], 'resources': ['environment/prod:flag/*']}";
    private static final String BUT_SECRET =
            "{'effect': 'deny', 'actions': ['flag:read'], 'resources': ['flag/*;tag=secret']}";
    private Tenant tenant;

    @BeforeEach
    void found() {
        tenant = Tenant.found();
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'dev'}"));
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private String reader(String... statements) {
        tenant.policy("own", "[" + String.join(", ", statements) + "]");
        return tenant.token("own");
    }

    private ValidatableResponse get(String token, String path) {
        return by(token).get(Api.BASE + "/" + tenant.project() + path).then();
    }

    private void flag(String key, String tags) {
        Api.created(Api.post(
                "/" + tenant.project() + "/flags",
                Scene.FLAG.replace("checkout", key).replaceFirst("}$", ", 'tags': " + tags + "}")));
    }

    private void require(String environment, String flag, String required) {
        Response changed = Api.put(
                "/" + tenant.project() + "/environments/" + environment + "/flags/" + flag,
                1,
                "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'}," + " 'prerequisites': [{'flag': '"
                        + required + "', 'variants': ['on']}]}");
        changed.then().statusCode(200);
    }

    @Test
    void anOverviewLeavesOutTheEnvironmentsThatItsReaderMayNotRead() {
        String token = reader(READS_ALL, BUT_PROD);

        Response overview = by(token).get(Api.BASE + "/" + tenant.project() + "/overview");

        overview.then().statusCode(200).body("items.key", contains("checkout"));
        assertThat(overview.jsonPath().getMap("items[0].environments")).containsOnlyKeys("dev");
    }

    @Test
    void anOverviewIsNarrowedToTheFlagsOfItsReader() {
        flag("new-search", "['beta']");
        flag("hidden", "['beta', 'secret']");
        String token = reader(
                "{'effect': 'allow', 'actions': ['project:read'], 'resources': ['*']}",
                "{'effect': 'allow', 'actions': ['flag:read'], 'resources': ['flag/*;tag=beta']}",
                BUT_SECRET);

        get(token, "/overview?limit=1").statusCode(200).body("items.key", contains("new-search"));
        get(token, "/tags").statusCode(200).body("items.tag", contains("beta")).body("items[0].flags", equalTo(1));
    }

    @Test
    void whatIsAskedOfAnEnvironmentTellsOnlyWhatItsReaderMayRead() {
        String token = reader(READS_ALL, BUT_PROD);

        get(token, "/flags?environment=dev&on=false").statusCode(200).body("items", hasSize(1));
        get(token, "/flags?environment=prod&on=false").statusCode(200).body("items", empty());
        get(token, "/overview?environment=prod&on=false").statusCode(200).body("items", empty());
        get(token, "/flags?requires=checkout").statusCode(403).body("code", equalTo("forbidden"));
        get(token, "/overview?requires=checkout").statusCode(403);
        get(reader(READS_ALL), "/flags?requires=checkout").statusCode(200);
    }

    @Test
    void dependenciesEndWhereTheReadersRightsEnd() {
        flag("parcel", "[]");
        flag("vault", "['secret']");
        flag("deep", "[]");
        require("dev", "checkout", "parcel");
        require("prod", "checkout", "deep");
        require("dev", "parcel", "vault");
        require("dev", "vault", "deep");

        String path = "/flags/checkout/dependencies";

        get(reader(READS_ALL), path).body("requires.requires", hasSize(4));
        get(reader(READS_ALL, BUT_PROD, BUT_SECRET), path)
                .statusCode(200)
                .body("requires.environment", contains("dev"))
                .body("requires.requires", contains("parcel"))
                .body("complete", equalTo(true));
    }

    @Test
    void whetherAKeyIsTakenIsForThoseWhoCreateFlags() {
        get(reader(READS_ALL), "/flag-keys/checkout").statusCode(403);
        get(tenant.token("developer"), "/flag-keys/checkout").statusCode(200).body("problem", equalTo("in_use"));
    }

    @Test
    void archivingByInstructionsTakesTheRightToArchive() {
        String token = reader(READS_ALL, "{'effect': 'allow', 'actions': ['flag:define'], 'resources': ['*']}");
        String flag = Api.BASE + "/" + tenant.project() + "/flags/checkout";
        String archive = "{\"instructions\": [{\"kind\": \"rename\", \"name\": \"x\"}, {\"kind\": \"archive\"}]}";

        by(token)
                .body(archive)
                .patch(flag)
                .then()
                .statusCode(403)
                .body("detail", containsString("flag:archive on project/" + tenant.project() + ":flag/checkout"));
        by(token).body(archive).patch(flag + "?dryRun=true").then().statusCode(403);
        by(token)
                .body(archive.replace(", {\"kind\": \"archive\"}", ""))
                .patch(flag)
                .then()
                .statusCode(200)
                .body("archived", equalTo(false));
        by(tenant.token("developer")).body(archive).patch(flag).then().statusCode(200);
    }

    @Test
    void aBundleForOneEnvironmentDoesNotArchiveWhatIsGuardedInAnother() {
        String token = reader(
                "{'effect': 'allow', 'actions': ['*'], 'resources': ['*']}",
                "{'effect': 'deny', 'actions': ['flag:archive'], 'resources': ['environment/prod:flag/*']}");
        String dev = Api.BASE + "/" + tenant.project() + "/environments/dev";
        String none = """
                {"apiVersion": "guidon.dev/v1", "kind": "Environment", "project": "%s", "environment": "dev", "flags": {}}
                """.formatted(tenant.project());

        by(token)
                .body(none)
                .put(dev + "/bundle?prune=true")
                .then()
                .statusCode(403)
                .body("detail", containsString("flag:archive"));
        by(token)
                .get(Api.BASE + "/" + tenant.project() + "/flags/checkout")
                .then()
                .body("archived", equalTo(false));
    }

    @Test
    void anExportHoldsNothingThatItsReaderMayNotReadElsewhere() {
        String dev = "/environments/dev";
        Api.created(Api.post("/" + tenant.project() + dev + "/keys", "{'name': 'phones', 'kind': 'client'}"));

        assertThat(get(tenant.token("developer"), dev + "/export").extract().asString())
                .contains("phones");
        assertThat(get(tenant.token("viewer"), dev + "/export")
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("phones");
        String token = reader(
                READS_ALL,
                "{'effect': 'deny', 'actions': ['segment:read'], 'resources': ['environment/dev:segment/*']}");
        get(token, dev + "/export").statusCode(403);
        get(token, dev + "/export/flagd").statusCode(403);
        get(token, "/export").statusCode(403).body("detail", containsString("segment:read"));
        get(token, "/environments/prod/export").statusCode(200);
    }

    @Test
    void segmentsAreListedAsFarAsTheyMayBeRead() {
        for (String place : new String[] {"", "/environments/dev"}) {
            Api.created(
                    Api.post("/" + tenant.project() + place + "/segments", "{'key': 'open" + place.length() + "'}"));
            Api.created(Api.post(
                    "/" + tenant.project() + place + "/segments",
                    "{'key': 'vip" + place.length() + "', 'tags': ['secret']}"));
            String token = reader(
                    READS_ALL,
                    "{'effect': 'deny', 'actions': ['segment:read'], 'resources': ['segment/*;tag=secret']}");

            get(token, place + "/segments").statusCode(200).body("items.key", contains("open" + place.length()));
            get(reader(READS_ALL), place + "/segments?limit=1").body("items", hasSize(1));
        }
    }

    @Test
    void whoAsksForASegmentIsToldAsFarAsItMayBeRead() {
        Api.created(Api.post("/" + tenant.project() + "/segments", "{'key': 'testers'}"));
        for (String environment : new String[] {"dev", "prod"}) {
            Api.put(
                            "/" + tenant.project() + "/environments/" + environment + "/flags/checkout",
                            1,
                            "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'}, 'rules': [{'id': 'r',"
                                    + " 'condition': {'segment': 'testers'}, 'serve': {'variant': 'on'}}]}")
                    .then()
                    .statusCode(200);
        }

        get(reader(READS_ALL), "/segments/testers/references").body("items", hasSize(2));
        get(reader(READS_ALL, BUT_PROD), "/segments/testers/references")
                .statusCode(200)
                .body("items.environment", contains("dev"));
    }

    @Test
    void whereAWebhookSendsWhatIsForThoseWhoCouldChangeIt() {
        String webhooks = Api.BASE + "/" + tenant.project() + "/webhooks";
        String id = Api.created(Api.post(
                        "/" + tenant.project() + "/webhooks",
                        "{'name': 'chat', 'url': 'https://hooks.example.org/services/T0/secret', 'events': ['*']}"))
                .extract()
                .path("id");
        String viewer = tenant.token("viewer");

        by(viewer).get(webhooks).then().body("items[0].url", equalTo("https://hooks.example.org/…"));
        by(viewer).get(webhooks + "/" + id).then().body("url", not(containsString("secret")));
        by(tenant.token("admin")).get(webhooks + "/" + id).then().body("url", containsString("/T0/secret"));
        by(viewer).get(webhooks + "/" + id + "/deliveries").then().statusCode(200);
        by(viewer).get(webhooks + "/" + id + "/deliveries/x").then().statusCode(403);
    }

    @Test
    void subjectsShowFlagsToThoseWhoMayReadThem() {
        String prod = "/environments/prod";
        String token = reader(READS_ALL, BUT_PROD);

        get(token, prod + "/flags/checkout/subjects").statusCode(403);
        get(token, prod + "/subjects/ada").statusCode(403).body("detail", containsString("flag:read"));
        get(tenant.token("viewer"), prod + "/attributes").statusCode(403);
        get(tenant.token("analyst"), prod + "/attributes").statusCode(200);
    }
}
