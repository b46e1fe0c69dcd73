package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every endpoint that there is, asked by every role, at home and in another organization. What each may do follows
/// from the action that the endpoint names; a new endpoint is in here without a line more.
@RealServers
class AccessMatrixTest {
    private static final Set<String> REFUSALS =
            Set.of("unauthenticated", "forbidden", "project_not_found", "organization_not_found");

    /// Which parameters of a path lead to something that is there.
    private static String fill(String path, Tenant tenant) {
        return path.replace("{organization}", tenant.key())
                .replace("{project}", tenant.project())
                .replace("{environment}", "prod")
                .replace("{flag}", "checkout")
                .replaceAll("\\{(version|from|to)[^}]*}", "1")
                .replaceAll("\\{member[^}]*}", "x1@example.org")
                .replaceAll("\\{[^}]*}", "x1");
    }

    private static Response ask(Endpoint endpoint, Tenant tenant, String token) {
        RequestSpecification request = given().header("Authorization", "Bearer " + token)
                .header("If-Match", "\"1\"")
                .urlEncodingEnabled(false);
        endpoint.mediaType().ifPresent(type -> request.header("Content-Type", type)
                .body("{\"key\": \"x1\", \"organization\": \"" + tenant.key() + "\"}"));
        return request.request(endpoint.verb(), fill(endpoint.path(), tenant) + "?organization=" + tenant.key());
    }

    private static String code(Response response) {
        String type = response.contentType();
        return type != null && type.startsWith("application/problem+json")
                ? response.jsonPath().getString("code")
                : "";
    }

    private static boolean mayCall(Role role, Endpoint endpoint) {
        return Stream.of(endpoint.rule().value()).allMatch(role::may);
    }

    @Test
    void everyRoleMayDoAtHomeWhatItsPolicySaysAndNothingElse() {
        List<Endpoint> endpoints = Endpoint.all();
        SoftAssertions soft = new SoftAssertions();
        for (Role role : Role.values()) {
            Tenant tenant = Tenant.found();
            String token = tenant.person(role);
            for (Endpoint endpoint : endpoints) {
                Response response = ask(endpoint, tenant, token);

                boolean allowed = !REFUSALS.contains(code(response));
                soft.assertThat(allowed)
                        .as("%s by %s was answered %s %s", endpoint, role, response.statusCode(), code(response))
                        .isEqualTo(mayCall(role, endpoint));
                soft.assertThat(response.statusCode())
                        .as("%s by %s", endpoint, role)
                        .isLessThan(500);
                tenant = endpoint.verb().equals("DELETE") && allowed ? tenant.another() : tenant;
            }
        }

        assertThat(endpoints).hasSizeGreaterThan(40);
        soft.assertAll();
    }

    @Test
    void nobodyGetsAnythingFromAnotherOrganization() {
        List<Endpoint> endpoints = Endpoint.all();
        Tenant home = Tenant.found();
        Tenant foreign = Tenant.found();
        SoftAssertions soft = new SoftAssertions();
        for (Role role : Role.values()) {
            String token = home.person(role);
            for (Endpoint endpoint : endpoints) {
                Response response = ask(endpoint, foreign, token);

                if (listsForEverybody(endpoint)) {
                    soft.assertThat(response.asString())
                            .as("%s by %s of another organization", endpoint, role)
                            .doesNotContain(foreign.key(), foreign.project());
                } else {
                    soft.assertThat(response.statusCode())
                            .as("%s by %s of another organization", endpoint, role)
                            .isIn(403, 404);
                    soft.assertThat(code(response))
                            .as("%s by %s of another organization", endpoint, role)
                            .isIn(REFUSALS);
                }
            }
        }

        soft.assertAll();
    }

    /// Is about no organization in particular, and so cannot be refused.
    private static boolean listsForEverybody(Endpoint endpoint) {
        return endpoint.rule().decided() == Decided.BY_ITEM && !endpoint.path().contains("{");
    }

    @Test
    void withoutATokenThereIsNothing() {
        Tenant tenant = Tenant.found();
        SoftAssertions soft = new SoftAssertions();
        for (Endpoint endpoint : Endpoint.all()) {
            soft.assertThat(ask(endpoint, tenant, "gdn_sat_" + "0".repeat(48)).statusCode())
                    .as(endpoint.toString())
                    .isEqualTo(401);
        }

        soft.assertAll();
    }
}
