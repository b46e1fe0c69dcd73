package dev.guidon.flag;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// A webhook that a test has set up.
record Hook(String project, String id, String secret) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Hook set(String project, String document) {
        JsonPath created =
                Api.created(Api.post(project + "/webhooks", document)).extract().jsonPath();
        return new Hook(project, created.get("id"), created.get("secret"));
    }

    /// Told of `events` at a receiver.
    static Hook set(String project, Receiver receiver, String events) {
        return set(project, "{'name': 'n', 'url': '" + receiver.url() + "', 'events': ['" + events + "']}");
    }

    /// Of the organization that there is from the start. Told of every test's changes, so its document narrows it.
    static Hook ofOrganization(String document) {
        JsonPath created = Api.created(Api.administrator()
                        .body(document.replace('\'', '"'))
                        .post("/api/v1/organizations/default/webhooks"))
                .extract()
                .jsonPath();
        return new Hook("/organizations/default", created.get("id"), created.get("secret"));
    }

    String path() {
        return project + "/webhooks/" + id;
    }

    JsonPath read() {
        return Api.get(path()).then().statusCode(200).extract().jsonPath();
    }

    Response replace(String document) {
        return Api.put(path(), read().getLong("version"), document);
    }

    JsonPath deliveries() {
        String base = project.startsWith("/organizations") ? "/api/v1" : Api.BASE;
        return Api.administrator()
                .get(base + path() + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath test() {
        return Api.post(path() + "/test", "").then().statusCode(200).extract().jsonPath();
    }

    /// The deliveries, once they are as the test waits for them to be.
    JsonPath awaitDeliveries(Predicate<JsonPath> expected) {
        return await().atMost(PATIENCE).until(this::deliveries, expected::test);
    }

    JsonPath awaitState(String state) {
        return awaitDeliveries(found -> List.of(state).equals(found.getList("items.state")));
    }
}
