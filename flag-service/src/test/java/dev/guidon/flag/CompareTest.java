package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One environment against another, and one brought to the other.
@RealServers
class CompareTest {
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'qa'}"));
        Api.put(scene.project() + "/environments/qa/flags/checkout", 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
                         'rules': [{'id': 'beta', 'condition': {'all': []}, 'serve': {'variant': 'on'}}]}""")
                .then()
                .statusCode(200);
    }

    private String diff(String query) {
        return scene.project() + "/flags/checkout/diff" + query;
    }

    @Test
    void theDifferenceOfTwoEnvironmentsIsToldAsInstructions() {
        Api.get(diff("?from=prod&to=qa"))
                .then()
                .statusCode(200)
                .body("from", equalTo("prod"))
                .body("fromVersion", equalTo(1))
                .body("toVersion", equalTo(2))
                .body("instructions.kind", contains("turnOn", "addRule", "setDefaultServe"));
        Api.get(diff("?from=qa&to=qa")).then().body("instructions", empty());
    }

    @Test
    void whatLeadsToTheOtherEnvironmentCopiesItsConfiguration() {
        String difference = Api.get(diff("?from=prod&to=qa")).asString();
        String instructions = difference.substring(difference.indexOf("["), difference.indexOf(",\"summary\""));

        Api.administrator()
                .body("{\"instructions\": " + instructions + "}")
                .patch(Api.BASE + scene.flag())
                .then()
                .statusCode(200);

        Api.get(diff("?from=prod&to=qa")).then().body("instructions", empty());
        assertThat(Api.get(scene.flag()).asString())
                .isEqualTo(Api.get(scene.project() + "/environments/qa/flags/checkout")
                        .asString());
    }

    @ParameterizedTest
    @CsvSource({"?from=prod&to=gone", "?from=gone&to=prod", "?from=prod", "''"})
    void anEnvironmentThatIsNotThereIsNamed(String query) {
        Api.get(diff(query)).then().statusCode(404).body("code", equalTo("environment_not_found"));
    }
}
