package dev.guidon.flag;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

/// The REST API as its caller sees it. In documents `'` stands for `"`.
final class Api {
    static final String TOKEN = "test-administrator-token";
    static final String BASE = "/api/v1/projects";
    private static final AtomicInteger PROJECTS = new AtomicInteger();

    private Api() {}

    static RequestSpecification administrator() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }

    static Response get(String path) {
        return administrator().get(BASE + path);
    }

    static Response post(String path, String document) {
        return administrator().body(document.replace('\'', '"')).post(BASE + path);
    }

    static Response put(String path, long version, String document) {
        return administrator()
                .header("If-Match", "\"" + version + "\"")
                .body(document.replace('\'', '"'))
                .put(BASE + path);
    }

    static Response delete(String path) {
        return administrator().delete(BASE + path);
    }

    /// Opens a project that no other test knows; its path.
    static String newProject() {
        String key = "p" + PROJECTS.incrementAndGet();
        created(post("", "{'key': '" + key + "', 'name': 'Project'}"));
        return "/" + key;
    }

    static ValidatableResponse created(Response response) {
        return response.then().statusCode(201);
    }
}
