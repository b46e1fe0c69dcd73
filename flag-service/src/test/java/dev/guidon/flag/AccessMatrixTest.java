package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.Role;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every endpoint that there is, asked by every role, at home and in another organization. What each may do follows
/// from the action that the endpoint names; a new endpoint is in here without a line more.
@RealServers
class AccessMatrixTest {
    private static final Set<String> REFUSALS =
            Set.of("unauthenticated", "forbidden", "project_not_found", "organization_not_found");

    private final HttpClient client = HttpClient.newHttpClient();

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

    private Answer ask(Endpoint endpoint, Tenant tenant, String token) {
        String path = fill(endpoint.path(), tenant) + "?organization=" + tenant.key();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"1\"")
                .method(endpoint.verb(), BodyPublishers.noBody());
        endpoint.mediaType().ifPresent(type -> request.header("Content-Type", type)
                .method(
                        endpoint.verb(),
                        BodyPublishers.ofString("{\"key\": \"x1\", \"organization\": \"" + tenant.key() + "\"}")));
        return Answer.of(
                client.sendAsync(request.build(), BodyHandlers.ofString()).join());
    }

    private record Answer(int status, String code, String body) {
        private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");

        static Answer of(HttpResponse<String> response) {
            Matcher code = CODE.matcher(response.body());
            boolean problem =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
            return new Answer(response.statusCode(), problem && code.find() ? code.group(1) : "", response.body());
        }
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
                Answer answer = ask(endpoint, tenant, token);

                boolean allowed = !REFUSALS.contains(answer.code());
                soft.assertThat(allowed)
                        .as("%s by %s was answered %s %s", endpoint, role, answer.status(), answer.code())
                        .isEqualTo(mayCall(role, endpoint));
                soft.assertThat(answer.status()).as("%s by %s", endpoint, role).isLessThan(500);
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
                Answer answer = ask(endpoint, foreign, token);

                if (listsForEverybody(endpoint)) {
                    soft.assertThat(answer.body())
                            .as("%s by %s of another organization", endpoint, role)
                            .doesNotContain(foreign.key(), foreign.project());
                } else {
                    soft.assertThat(answer.status())
                            .as("%s by %s of another organization", endpoint, role)
                            .isIn(403, 404);
                    soft.assertThat(answer.code())
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
            soft.assertThat(ask(endpoint, tenant, "gdn_sat_" + "0".repeat(48)).status())
                    .as(endpoint.toString())
                    .isEqualTo(401);
        }

        soft.assertAll();
    }
}
