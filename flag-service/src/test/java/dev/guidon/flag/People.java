package dev.guidon.flag;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// People who log in.
@ApplicationScoped
class People {
    static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Database database;

    People(Database database) {
        this.database = database;
    }

    record Person(String id, String email) {
        Response login(String password) {
            return People.login(email, password);
        }

        JsonPath login() {
            return login(PASSWORD).then().statusCode(200).extract().jsonPath();
        }
    }

    /// Somebody whom no other test knows.
    Person join() {
        String id = "person" + COUNT.incrementAndGet();
        String email = id + "@example.org";
        try {
            database.execute("insert into user_account (id, email, name, created_at) values ('" + id + "', '" + email
                    + "', 'Person', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Person person = new Person(id, email);
        reset(resetToken(person), PASSWORD).then().statusCode(204);
        return person;
    }

    static String resetToken(Person person) {
        return Api.created(Api.administrator().post("/api/v1/users/" + person.id() + "/password-reset"))
                .extract()
                .path("token");
    }

    static Response reset(String token, String password) {
        return anonymous("{'token': '" + token + "', 'password': '" + password + "'}")
                .post("/api/v1/login/reset");
    }

    static Response login(String email, String password) {
        return anonymous("{'email': '" + email + "', 'password': '" + password + "'}")
                .post("/api/v1/login");
    }

    static Response refresh(String token) {
        return anonymous("{'refreshToken': '" + token + "'}").post("/api/v1/login/refresh");
    }

    static RequestSpecification anonymous(String document) {
        return given().contentType("application/json").body(document.replace('\'', '"'));
    }

    static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
