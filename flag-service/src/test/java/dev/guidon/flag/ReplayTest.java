package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deciding as of then.
@RealServers
class ReplayTest {
    private static final String SWISS = """
            {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
             'rules': [{'id': 'swiss', 'condition': {'attribute': 'country', 'operator': 'in', 'values': ['CH']},
                        'serve': {'variant': 'on'}}]}""";
    private static final String GERMAN = SWISS.replace("'CH'", "'DE'");

    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response evaluate(String question) {
        return Api.post(scene.environment() + "/evaluate", question);
    }

    private void configure(int version, String configuration) {
        Api.put(scene.flag(), version, configuration).then().statusCode(200);
    }

    private String changedAt(int version) {
        return Api.get(scene.flag() + "/versions/" + version).jsonPath().getString("changedAt");
    }

    @Test
    void aVersionIsDecidedBesideTheCurrentOneAndTheDifferenceIsTold() {
        configure(1, SWISS);
        configure(2, GERMAN);

        evaluate("{'subject': {'targetingKey': 'anna', 'country': 'CH'}, 'versions': {'checkout': 2}}")
                .then()
                .statusCode(200)
                .body("decisions.flag", contains("checkout"))
                .body("decisions[0].differs", equalTo(true))
                .body("decisions[0].then.version", equalTo(2))
                .body("decisions[0].then.variant", equalTo("on"))
                .body("decisions[0].then.value", equalTo(true))
                .body("decisions[0].then.reason", equalTo("TARGETING_MATCH"))
                .body("decisions[0].then.rule", equalTo("swiss"))
                .body("decisions[0].now.version", equalTo(3))
                .body("decisions[0].now.variant", equalTo("off"))
                .body("decisions[0].now.explanation.steps[0].condition.seen.value", equalTo("CH"))
                .body("decisions[0].because.kind", contains("step", "configuration"))
                .body("decisions[0].because[1].from", equalTo(2))
                .body("decisions[0].because[1].to", equalTo(3))
                .body("decisions[0].because[1].instructions.kind", contains("setRuleCondition"));
    }

    @Test
    void anInstantTakesTheVersionsOfItsTime() {
        configure(1, SWISS);
        String then = changedAt(2);
        configure(2, GERMAN);

        JsonPath answer = evaluate("{'subject': {'targetingKey': 'anna', 'country': 'CH'}, 'asOf': '" + then + "'}")
                .jsonPath();

        assertThat(answer.getInt("decisions[0].then.version")).isGreaterThanOrEqualTo(2);
        assertThat(answer.getInt("decisions[0].now.version")).isEqualTo(3);
    }

    @Test
    void withoutAMomentNothingDiffers() {
        configure(1, SWISS);

        evaluate("{'subject': {'country': 'CH'}, 'flags': ['checkout']}")
                .then()
                .statusCode(200)
                .body("decisions[0].differs", equalTo(false))
                .body("decisions[0].because", empty());
    }

    @Test
    void aPrerequisiteIsTakenAsOfTheSameMoment() {
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "base")));
        Api.put(scene.environment() + "/flags/base", 1, Scene.configuration("on"))
                .then()
                .statusCode(200);
        configure(1, """
                {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                 'prerequisites': [{'flag': 'base', 'variants': ['on']}]}""");
        Api.put(scene.environment() + "/flags/base", 2, Scene.configuration("off"))
                .then()
                .statusCode(200);

        evaluate("{'subject': {'targetingKey': 'anna'}, 'versions': {'checkout': 2}}")
                .then()
                .statusCode(200)
                .body("decisions[0].then.variant", equalTo("on"))
                .body("decisions[0].now.variant", equalTo("off"))
                .body("decisions[0].now.reason", equalTo("DISABLED"))
                .body("decisions[0].because.kind", contains("step", "prerequisite", "configuration"))
                .body("decisions[0].because[1].flag", equalTo("base"))
                .body("decisions[0].because[1].then", equalTo("on"))
                .body("decisions[0].because[1].now", equalTo("off"))
                .body("decisions[0].because[2].flag", equalTo("base"))
                .body("decisions[0].because[2].summary", contains("serve 'off' by default"));
    }

    @Test
    void aSegmentIsTakenAsOfTheSameMoment() {
        String country =
                "{'rules': [{'id': 'r', 'condition': {'attribute': 'country', 'operator': 'in', 'values': ['%s']}}]";
        Api.created(Api.post(scene.environment() + "/segments", country.formatted("CH") + ", 'key': 'alps'}"));
        configure(1, """
                {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
                 'rules': [{'id': 'alps', 'condition': {'segment': 'alps'}, 'serve': {'variant': 'on'}}]}""");
        Api.put(scene.environment() + "/segments/alps", 1, country.formatted("AT") + "}")
                .then()
                .statusCode(200);

        evaluate("{'subject': {'targetingKey': 'anna', 'country': 'CH'}, 'versions': {'checkout': 2}}")
                .then()
                .statusCode(200)
                .body("decisions[0].then.variant", equalTo("on"))
                .body("decisions[0].now.variant", equalTo("off"))
                .body("decisions[0].because.kind", contains("step", "segment"))
                .body("decisions[0].because[1].segment", equalTo("alps"))
                .body("decisions[0].because[1].from", equalTo(1))
                .body("decisions[0].because[1].to", equalTo(2));
    }

    @Test
    void aVersionMayServeAVariantThatTheFlagHasNoMore() {
        define("{'kind': 'addVariant', 'variant': {'key': 'maybe', 'value': true}}");
        configure(1, Scene.configuration("maybe"));
        String then = changedAt(2);
        configure(2, Scene.configuration("off"));
        define("{'kind': 'removeVariant', 'variant': 'maybe'}");

        for (String moment : List.of("'versions': {'checkout': 2}", "'asOf': '" + then + "', 'flags': ['checkout']")) {
            evaluate("{'subject': {'targetingKey': 'anna'}, " + moment + "}")
                    .then()
                    .statusCode(200)
                    .body("decisions[0].then.variant", equalTo("maybe"))
                    .body("decisions[0].then.value", equalTo(true))
                    .body("decisions[0].now.variant", equalTo("off"));
        }
        Api.get(scene.flag() + "/versions/2").then().statusCode(200);
        Api.get(scene.flag() + "/versions/2/diff?to=3").then().statusCode(200);
    }

    private void define(String instruction) {
        String document = ("{'instructions': [" + instruction + "]}").replace('\'', '"');
        Api.administrator()
                .body(document)
                .patch(Api.BASE + scene.project() + "/flags/checkout")
                .then()
                .statusCode(200);
    }

    @Test
    void aFlagThatIsArchivedByNowWasThereThen() {
        configure(1, SWISS);
        String then = changedAt(2);
        Api.post(scene.project() + "/flags/checkout/archive", "").then().statusCode(200);

        evaluate("{'subject': {'country': 'CH'}, 'asOf': '" + then + "'}")
                .then()
                .statusCode(200)
                .body("decisions[0].then.variant", equalTo("on"))
                .body("decisions[0].now.reason", equalTo("FLAG_NOT_FOUND"))
                .body("decisions[0].because.kind", contains("notServedNow"));
    }

    @Test
    void beforeThereWasAnythingThereIsNothingToDecide() {
        evaluate("{'subject': {}, 'asOf': '2020-01-01T00:00:00Z'}")
                .then()
                .statusCode(200)
                .body("decisions", empty());
        evaluate("{'subject': {}, 'asOf': '2020-01-01T00:00:00Z', 'flags': ['checkout']}")
                .then()
                .statusCode(200)
                .body("decisions[0].because.kind", contains("notServedThen"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "{'subject': {}, 'flags': ['gone']}; 404; flag_not_found",
                "{'subject': {}, 'versions': {'checkout': 9}}; 404; version_not_found",
                "{'subject': {}, 'versions': {'gone': 1}}; 404; version_not_found",
                "{'subject': {}, 'asOf': '2999-01-01T00:00:00Z'}; 422; invalid",
                "{'subject': {}, 'asOf': 'yesterday'}; 422; invalid",
                "{'subject': {}, 'asOf': 7}; 422; invalid",
                "{'subject': 'anna'}; 422; invalid",
                "{'flags': ['checkout']}; 422; invalid",
                "{'subject': {}, 'flags': []}; 422; invalid",
                "{'subject': {}, 'flags': ['checkout'], 'versions': {'checkout': 1}}; 422; invalid",
                "{'subject': {}, 'versions': {}}; 422; invalid",
                "{'subject': {}, 'versions': {'checkout': 0}}; 422; invalid",
                "[]; 422; invalid"
            })
    void whatCannotBeAnsweredIsRefused(String question, int status, String code) {
        evaluate(question).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        List<String> fields = evaluate("{'subject': 7, 'flags': 'checkout', 'asOf': 1}")
                .jsonPath()
                .getList("violations.field");

        assertThat(fields).containsExactlyInAnyOrder("/subject", "/flags", "/asOf");
    }
}
