package dev.guidon.flag;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.guidon.flag.People.Person;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@RealServers
class PasswordChangeTest {
    private static final String NEXT = "another horse battery";

    private final People people;
    private final Database database;

    @Inject
    PasswordChangeTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    private static Response change(JsonPath login, String old, String next) {
        return People.bearer(login.getString("accessToken"))
                .body("{\"old\": \"" + old + "\", \"new\": \"" + next + "\"}")
                .put("/api/v1/account/password");
    }

    @Test
    void changingItEndsAllOtherSessions() {
        Person ada = people.join();
        JsonPath other = ada.login();
        JsonPath own = ada.login();

        change(own, People.PASSWORD, NEXT).then().statusCode(204);

        People.bearer(own.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(200);
        People.bearer(other.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(401);
        ada.login(People.PASSWORD).then().statusCode(401);
        ada.login(NEXT).then().statusCode(200);
    }

    @Test
    void changingItTakesTheOldOne() {
        Person ada = people.join();

        change(ada.login(), "a wrong password", NEXT).then().statusCode(401);

        ada.login(People.PASSWORD).then().statusCode(200);
    }

    @Test
    void aShortOneIsRefusedAndNotRepeated() {
        Person ada = people.join();

        change(ada.login(), People.PASSWORD, "tooshort")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/new"))
                .body(not(containsString("tooshort")));
    }

    @Test
    void aResetTokenIsGoodOnceAndTheNewestOnly() {
        Person ada = people.join();
        JsonPath session = ada.login();
        String first = People.resetToken(ada);
        String second = People.resetToken(ada);

        People.reset(first, NEXT).then().statusCode(409).body("code", equalTo("token_not_usable"));
        People.reset(second, "short").then().statusCode(422).body("violations[0].field", equalTo("/password"));
        People.reset(second, NEXT).then().statusCode(204);

        People.reset(second, NEXT).then().statusCode(409);
        People.bearer(session.getString("accessToken"))
                .get("/api/v1/account")
                .then()
                .statusCode(401);
        ada.login(NEXT).then().statusCode(200);
    }

    @Test
    void aResetTokenExpires() throws SQLException {
        Person ada = people.join();
        String token = People.resetToken(ada);
        database.execute("update password_reset set expires_at = now() where user_id = '" + ada.id() + "'");

        People.reset(token, NEXT).then().statusCode(409);
    }

    @Test
    void aMadeUpResetTokenIsRefused() {
        Person ada = people.join();

        People.reset("gdp_" + ada.id() + "_" + "0".repeat(48), NEXT).then().statusCode(409);
        People.reset("gdp_nobody_" + "0".repeat(48), NEXT).then().statusCode(409);
        People.reset("x", NEXT).then().statusCode(409);
    }
}
