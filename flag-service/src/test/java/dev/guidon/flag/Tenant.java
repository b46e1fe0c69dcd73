package dev.guidon.flag;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An organization of its own, with a project that has an environment and a flag.
record Tenant(String key, String project) {
    private static final AtomicInteger TENANTS = new AtomicInteger();

    static Tenant found() {
        String key = "org" + TENANTS.incrementAndGet();
        Api.created(administrator().body("{\"key\": \"" + key + "\"}").post("/api/v1/organizations"));
        return new Tenant(key, key + "-web").withProject();
    }

    /// The same organization with another project.
    Tenant another() {
        return new Tenant(key, key + "-p" + TENANTS.incrementAndGet()).withProject();
    }

    private Tenant withProject() {
        Api.created(Api.post("", "{'key': '" + project + "', 'organization': '" + key + "'}"));
        Api.created(Api.post("/" + project + "/environments", "{'key': 'prod'}"));
        Api.created(Api.post("/" + project + "/flags", Scene.FLAG));
        return this;
    }

    private static RequestSpecification administrator() {
        return Api.administrator();
    }

    String path() {
        return "/api/v1/organizations/" + key;
    }

    String flag() {
        return Api.BASE + "/" + project + "/environments/prod/flags/checkout";
    }

    /// Issues a service token that has these policies; its text.
    String token(String... policies) {
        return issue(policies).then().statusCode(201).extract().path("token");
    }

    /// Adds somebody who has the role; what that person sends as a token.
    String person(Role role) {
        String email = role.word() + "@" + key + ".example.org";
        member(email, role.word()).then().statusCode(200);
        return "person:" + email;
    }

    Response issue(String... policies) {
        return administrator()
                .body("{\"name\": \"test\", \"policies\": " + quoted(policies) + "}")
                .post(path() + "/tokens");
    }

    void policy(String policy, String statements) {
        administrator()
                .body("{\"statements\": " + statements.replace('\'', '"') + "}")
                .put(path() + "/policies/" + policy)
                .then()
                .statusCode(200);
    }

    Response member(String email, String... policies) {
        return administrator().body("{\"policies\": " + quoted(policies) + "}").put(path() + "/members/" + email);
    }

    Response invite(String email, String... policies) {
        return administrator()
                .body("{\"email\": \"" + email + "\", \"policies\": " + quoted(policies) + "}")
                .post(path() + "/invitations");
    }

    /// The token of an invitation.
    String invited(String email, String... policies) {
        return invite(email, policies).then().statusCode(201).extract().path("token");
    }

    Response trust(String provider, String document) {
        return administrator().body(document.replace('\'', '"')).put(path() + "/sso/" + provider);
    }

    static String quoted(String... texts) {
        return Stream.of(texts).map(text -> "\"" + text + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
