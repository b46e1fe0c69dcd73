package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.guidon.flag.People.Person;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServers
class LoginTest {
    private final People people;
    private final Database database;

    @Inject
    LoginTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    @Test
    void eMailAndPasswordGiveTokens() {
        Person ada = people.join();

        Response login = People.login(ada.email().toUpperCase(Locale.ROOT), People.PASSWORD);

        login.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(600))
                .body("user.email", equalTo(ada.email()));
        People.bearer(login.path("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(200)
                .body("id", equalTo(ada.id()));
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() throws SQLException {
        Person ada = people.join();
        Person disabled = people.join();
        Person without = people.join();
        Api.administrator()
                .post("/api/v1/users/" + disabled.id() + "/disable")
                .then()
                .statusCode(200);
        database.execute("update user_account set password_hash = null where id = '" + without.id() + "'");

        List<Response> answers = List.of(
                ada.login("another password"),
                People.login("nobody-" + ada.email(), People.PASSWORD),
                disabled.login(People.PASSWORD),
                without.login("nobody has this password"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401));
        assertThat(answers.stream().map(answer -> answer.body().asString()).distinct())
                .hasSize(1);
    }

    @Test
    void fiveFailuresCloseTheAccountForAWhileWhetherItExistsOrNot() {
        Person ada = people.join();

        for (String email : List.of(ada.email(), "nobody-" + ada.email())) {
            for (int i = 0; i < 5; i++) {
                People.login(email, "wrong password " + i).then().statusCode(401);
            }
            People.login(email, People.PASSWORD)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", Integer::parseInt, greaterThan(0))
                    .body("code", equalTo("too_many_requests"));
        }
    }

    @Test
    void aHundredGuessesAtOnceAreAHundredGuesses() throws InterruptedException, ExecutionException {
        Person ada = people.join();
        List<Future<Integer>> guesses;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            guesses = IntStream.range(0, 30)
                    .mapToObj(i ->
                            threads.submit(() -> ada.login("guess number " + i).statusCode()))
                    .toList();
        }

        int looked = 0;
        for (Future<Integer> guess : guesses) {
            assertThat(guess.get()).isIn(401, 429);
            looked += guess.get() == 401 ? 1 : 0;
        }
        assertThat(looked).isBetween(1, 8);
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        JsonPath first = people.join().login();

        Response second = People.refresh(first.getString("refreshToken"));

        second.then().statusCode(200);
        People.bearer(second.path("accessToken")).get("/api/v1/account").then().statusCode(200);
        People.refresh(second.path("refreshToken")).then().statusCode(200);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheSession() {
        Person ada = people.join();
        JsonPath other = ada.login();
        JsonPath stolen = ada.login();
        Response next = People.refresh(stolen.getString("refreshToken"));

        People.refresh(stolen.getString("refreshToken"))
                .then()
                .statusCode(401)
                .body("detail", containsString("used before"));

        People.refresh(next.path("refreshToken")).then().statusCode(401);
        People.bearer(next.path("accessToken")).get("/api/v1/account").then().statusCode(401);
        People.bearer(other.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(200);
    }

    @Test
    void aMadeUpRefreshTokenEndsNothing() {
        JsonPath login = people.join().login();
        String[] parts = login.getString("refreshToken").split("_");

        People.refresh(parts[0] + "_" + parts[1] + "_" + "0".repeat(32) + "_" + "0".repeat(48))
                .then()
                .statusCode(401);

        People.refresh(login.getString("refreshToken")).then().statusCode(200);
    }

    @Test
    void loggingOutHoldsAtOnce() {
        JsonPath login = people.join().login();

        People.anonymous("{'refreshToken': '" + login.getString("refreshToken") + "'}")
                .post("/api/v1/login/end")
                .then()
                .statusCode(204);

        People.bearer(login.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(401);
        People.refresh(login.getString("refreshToken")).then().statusCode(401);
        People.anonymous("{'refreshToken': 'whatever'}")
                .post("/api/v1/login/end")
                .then()
                .statusCode(204);
    }

    @Test
    void peopleSeeTheirSessionsAndEndThem() {
        Person ada = people.join();
        JsonPath phone = ada.login();
        JsonPath laptop = ada.login();
        String stranger = people.join().login().getString("accessToken");
        String lost = sessions(laptop).getString("items.find { !it.current }.id");

        People.bearer(stranger)
                .delete("/api/v1/account/sessions/" + lost)
                .then()
                .statusCode(404);
        People.bearer(laptop.getString("accessToken"))
                .delete("/api/v1/account/sessions/" + lost)
                .then()
                .statusCode(204);

        People.bearer(phone.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(401);
        assertThat(sessions(laptop).getList("items")).hasSize(1);
    }

    private static JsonPath sessions(JsonPath login) {
        return People.bearer(login.getString("accessToken"))
                .get("/api/v1/account/sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aPersonHasAtMostTwentySessions() {
        Person ada = people.join();
        JsonPath first = ada.login();
        for (int i = 0; i < 20; i++) {
            ada.login();
        }

        People.bearer(first.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(401);
    }

    @Test
    void disablingSomebodyHoldsFromTheNextRequestOn() {
        Person ada = people.join();
        JsonPath login = ada.login();

        Api.administrator()
                .post("/api/v1/users/" + ada.id() + "/disable")
                .then()
                .statusCode(200);

        People.bearer(login.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(401);
        People.refresh(login.getString("refreshToken")).then().statusCode(401);
        Api.administrator().post("/api/v1/users/" + ada.id() + "/enable").then().statusCode(200);
        ada.login();
    }

    @Test
    void noSecretReachesTheDatabaseOrTheAuditTrail() throws SQLException {
        Person ada = people.join();
        JsonPath login = ada.login();
        String[] refresh = login.getString("refreshToken").split("_");

        List<String> rows = database.strings("select row_to_json(s)::text from login_session s where user_id = '"
                + ada.id() + "' union all select row_to_json(u)::text from user_account u where id = '" + ada.id()
                + "' union all select row_to_json(k)::text from signing_key k union all select row_to_json(a)::text"
                + " from audit_entry a where resource = 'user/" + ada.email() + "'");

        assertThat(rows).hasSizeGreaterThan(4);
        assertThat(rows)
                .noneMatch(row -> row.contains(People.PASSWORD)
                        || row.contains(refresh[2])
                        || row.contains(refresh[3])
                        || row.contains("\"d\""));
    }

    @Test
    void theKeysOfAccessTokensArePublic() {
        people.join().login();

        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys.size()", greaterThan(0))
                .body("keys[0].crv", equalTo("P-256"))
                .body("keys[0]", not(hasKey("d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'email': 'x', 'password': 7}", "{'email': null, 'password': 'secret-thing'}", "[]"})
    void whatIsNoLoginIsExplainedAndNotRepeated(String document) {
        People.anonymous(document)
                .post("/api/v1/login")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body(not(containsString("secret-thing")));
    }
}
