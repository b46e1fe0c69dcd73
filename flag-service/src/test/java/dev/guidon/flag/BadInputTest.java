package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that a caller can get wrong: an answer with a code, and nothing written.
@RealServers
class BadInputTest {
    private static final String OFF_VARIANT = "'offVariant': 'off'";
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    record Spoilt(String what, String document, String pointer, String message) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Spoilt> spoiltConfigurations() {
        return Stream.of(
                new Spoilt(
                        "unknown default", Scene.configuration("blue"), "/defaultServe/variant", "there are on, off"),
                new Spoilt(
                        "unknown target",
                        with("'targets': [{'variant': 'x', 'units': ['u']}]"),
                        "/targets/0/variant",
                        "\"x\""),
                new Spoilt(
                        "unknown variant in a rule",
                        with(rule("{'all': []}", "{'variant': 'x'}")),
                        "/rules/0/serve/variant",
                        "\"x\""),
                new Spoilt(
                        "weights that do not add up",
                        with(rule("{'all': []}", "{'rollout': {'shares': [{'variant': 'on', 'weight': 99999}]}}")),
                        "/rules/0/serve/rollout/shares",
                        "add up to 99999"),
                new Spoilt(
                        "unknown operator",
                        with(rule("{'attribute': 'a', 'operator': '=~', 'values': ['x']}", "{'variant': 'on'}")),
                        "/rules/0/condition/operator",
                        "must be one of equals"),
                new Spoilt(
                        "wrong operand",
                        with(rule("{'attribute': 'a', 'operator': 'before', 'values': ['soon']}", "{'variant': 'on'}")),
                        "/rules/0/condition/values",
                        "needs instants such as"),
                new Spoilt("unknown field", with("'colour': 'red'"), "/colour", "is not known here"),
                new Spoilt(
                        "missing prerequisite",
                        with("'prerequisites': [{'flag': 'gone', 'variants': ['on']}]"),
                        "/prerequisites/0/flag",
                        "there is no flag \"gone\""),
                new Spoilt("no object", "[1, 2]", "/", "must be an object"));
    }

    private static String with(String field) {
        return "{'on': true, " + OFF_VARIANT + ", 'defaultServe': {'variant': 'on'}, " + field + "}";
    }

    private static String rule(String condition, String serve) {
        return "'rules': [{'id': 'r', 'condition': " + condition + ", 'serve': " + serve + "}]";
    }

    @ParameterizedTest
    @MethodSource("spoiltConfigurations")
    void aSpoiltConfigurationIsRefusedAndTheOldOneStays(Spoilt spoilt) {
        Api.put(scene.flag(), 1, spoilt.document())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem(spoilt.pointer()))
                .body("violations.message", hasItem(containsString(spoilt.message())));

        assertThatNothingChanged();
    }

    static Stream<Spoilt> spoiltFlags() {
        return Stream.of(
                new Spoilt("bad key", Scene.FLAG.replace("checkout", "New Flag!"), "/key", "1 to 64 letters"),
                new Spoilt(
                        "double variant", Scene.FLAG.replace("'off'", "'on'"), "/variants/1/key", "has the key 'on'"),
                new Spoilt("wrong type", Scene.FLAG.replace("true", "'yes'"), "/variants/0/value", "of type boolean"),
                new Spoilt("unknown type", Scene.FLAG.replace("boolean", "bool"), "/type", "must be one of boolean"),
                new Spoilt(
                        "unknown environment",
                        Scene.FLAG.replaceFirst("}$", ", 'environments': {'qa': " + Scene.configuration("on") + "}}"),
                        "/environments/qa",
                        "there are prod"));
    }

    @ParameterizedTest
    @MethodSource("spoiltFlags")
    void aSpoiltFlagIsRefusedAndNotCreated(Spoilt spoilt) {
        Api.post(scene.project() + "/flags", spoilt.document().replace("'checkout'", "'other'"))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem(spoilt.pointer()))
                .body("violations.message", hasItem(containsString(spoilt.message())));

        Api.get(scene.project() + "/flags/other").then().statusCode(404);
        assertThatNothingChanged();
    }

    @Test
    void everythingThatIsWrongComesInOneAnswer() {
        Response answer = Api.put(
                scene.flag(), 1, "{'on': 'x', 'offVariant': 'y', 'defaultServe': {'variant': 'z'}, 'colour': 1}");

        assertThat(answer.jsonPath().getList("violations.field", String.class))
                .containsExactlyInAnyOrder("/on", "/offVariant", "/defaultServe/variant", "/colour");
    }

    @Test
    void aKeyThatIsTakenIsAConflict() {
        refused(Api.post(scene.project() + "/flags", Scene.FLAG), 409, "already_exists");
        refused(Api.post(scene.project() + "/environments", "{'key': 'prod'}"), 409, "already_exists");
        refused(Api.post("", "{'key': '" + scene.project().substring(1) + "'}"), 409, "already_exists");

        assertThatNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "", "{\"key\": }", "{\"key\": \"a\"} x", "{\"key\": \"a\", \"key\": \"b\"}", "nothing"})
    void whatIsNoJsonIsMalformed(String body) {
        refused(Api.administrator().body(body).post(Api.BASE), 400, "malformed_json");
    }

    @Test
    void malformedJsonNamesItsLineAndColumn() {
        Api.administrator()
                .body("{\n  \"key\": oops\n}")
                .post(Api.BASE)
                .then()
                .body("detail", containsString("line 2, column 15"))
                .body("detail", not(containsString("oops")));
    }

    @Test
    void abyssallyNestedJsonIsMalformed() {
        refused(Api.administrator().body("[".repeat(2_000)).post(Api.BASE), 400, "malformed_json");
    }

    /// The size is announced and not sent: the server closes the connection, which a client that is still writing takes
    /// for an error.
    @Test
    void aBodyOverEightMebibytesIsTooLarge() throws IOException {
        String request = """
                POST %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: 8388609

                """.formatted(Api.BASE, Api.TOKEN).replace("\n", "\r\n");

        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .contains("\"code\":\"too_large\"");
        }
    }

    @Test
    void anotherContentTypeIsRefused() {
        refused(Api.administrator().contentType("text/plain").body("{}").post(Api.BASE), 415, "unsupported_media_type");
    }

    static Stream<Spoilt> unknownPlaces() {
        return Stream.of(
                new Spoilt("project", "/gone", "", "project_not_found"),
                new Spoilt("project of flags", "/gone/flags", "", "project_not_found"),
                new Spoilt("project of an environment", "/gone/environments/prod", "", "project_not_found"),
                new Spoilt("environment", "{project}/environments/gone", "", "environment_not_found"),
                new Spoilt("environment of keys", "{project}/environments/gone/keys", "", "environment_not_found"),
                new Spoilt("flag", "{project}/flags/gone", "", "flag_not_found"),
                new Spoilt("flag in an environment", "{project}/environments/prod/flags/gone", "", "flag_not_found"),
                new Spoilt("path", "/a/b/c/d", "", "not_found"));
    }

    @ParameterizedTest
    @MethodSource("unknownPlaces")
    void whatIsNotThereIsNamed(Spoilt place) {
        refused(Api.get(place.document().replace("{project}", scene.project())), 404, place.message());
    }

    @Test
    void writingToWhatIsNotThereIsRefusedToo() {
        refused(Api.post("/gone/flags", Scene.FLAG), 404, "project_not_found");
        refused(Api.post("/gone/environments", "{'key': 'e'}"), 404, "project_not_found");
        refused(Api.post("/gone/environments/e/keys", "{'name': 'n', 'kind': 'server'}"), 404, "project_not_found");
        refused(Api.put(scene.environment() + "/flags/gone", 1, Scene.configuration("on")), 404, "flag_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'name': 'n', 'kind': 'admin'}", "{'name': '', 'kind': 'server'}", "{'kind': 'client'}"})
    void aSpoiltKeyOrderIsRefused(String document) {
        refused(Api.post(scene.environment() + "/keys", document), 422, "invalid");

        assertThatNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-5"})
    void aPageHasBounds(String limit) {
        refused(Api.get(scene.project() + "/flags?limit=" + limit), 422, "invalid");
    }

    private static void refused(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }

    private void assertThatNothingChanged() {
        assertThat(scene.sequence()).isEqualTo(1);
        Api.get(scene.flag()).then().header("ETag", "\"1\"");
    }
}
