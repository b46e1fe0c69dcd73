package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServers
class AuthenticationTest {

    @ParameterizedTest
    @ValueSource(strings = {"/p", "/p/flags", "/p/flags/f", "/p/environments/e/keys", "/p/environments/e/flags/f"})
    void readingTakesTheToken(String path) {
        given().get(Api.BASE + path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong-administrator-token", "Bearer ", "Basic dGVzdDp0ZXN0", Api.TOKEN})
    void whatIsNotTheTokenIsRefusedAndNotRepeated(String authorization) {
        given().header("Authorization", authorization)
                .contentType("application/json")
                .body("{\"key\": \"intruder\"}")
                .post(Api.BASE)
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"))
                .body("detail", not(containsString("wrong-administrator-token")));

        Api.get("/intruder").then().statusCode(404);
    }

    @Test
    void theTokenIsNoApiKey() {
        given().header("x-api-key", Api.TOKEN).get(Api.BASE).then().statusCode(401);
    }

    @Test
    void withoutTheTokenNobodyLearnsWhichPathsThereAre() {
        given().get("/api/v1/nothing").then().statusCode(401);
    }
}
