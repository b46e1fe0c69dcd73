package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The condition that narrows a list in the database says the same as the decision over one thing, for policies made at
/// random.
@RealServers
class ListedAsReadTest {
    private static final long SEED = 20_26;
    private static final int POLICIES = 25;
    private static final List<String> FLAGS = List.of("a", "a_b", "axb", "a-b", "b", "ab.c", "secret");
    private static final List<String> TAGS = List.of("beta", "shop");
    private static final List<String> GLOBS = List.of("*", "a*", "a_*", "*b", "*b*", "secret", "a", "*.c", "b*");

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void aListShowsExactlyWhatItsReaderMayRead() {
        Random random = new Random(SEED);
        Tenant tenant = Tenant.found();
        String flags = Api.BASE + "/" + tenant.project() + "/flags";
        for (String key : FLAGS) {
            String tags = TAGS.stream()
                    .filter(tag -> random.nextBoolean())
                    .map(tag -> "'" + tag + "'")
                    .collect(Collectors.joining(",", "[", "]"));
            Api.created(Api.post(
                    "/" + tenant.project() + "/flags",
                    Scene.FLAG.replace("checkout", key).replaceFirst("}$", ", 'tags': " + tags + "}")));
        }
        tenant.policy("own", statements(random, tenant));
        String token = tenant.token("own");

        for (int i = 0; i < POLICIES; i++) {
            String statements = statements(random, tenant);
            tenant.policy("own", statements);

            List<String> listed = by(token).get(flags + "?limit=200").jsonPath().getList("items.key");

            assertThat(listed)
                    .as(statements)
                    .containsExactlyInAnyOrderElementsOf(FLAGS.stream()
                            .filter(key -> by(token).get(flags + "/" + key).statusCode() == 200)
                            .toList());
        }
    }

    private static String statements(Random random, Tenant tenant) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> statement(random, tenant, i > 0 && random.nextInt(3) == 0))
                .collect(Collectors.joining(
                        ", ",
                        "[{'effect': 'allow', 'actions': ['project:read'], 'resources': ['*']},"
                                + " {'effect': 'deny', 'actions': ['flag:read'], 'resources': ['flag/checkout']}, ",
                        "]"));
    }

    private static String statement(Random random, Tenant tenant, boolean denies) {
        String place = List.of("", "project/*:", "project/" + tenant.project() + ":", "project/other:")
                .get(random.nextInt(4));
        String glob = GLOBS.get(random.nextInt(GLOBS.size()));
        String tag = random.nextBoolean() ? "" : ";tag=" + TAGS.get(random.nextInt(TAGS.size()));
        return "{'effect': '" + (denies ? "deny" : "allow") + "', 'actions': ['flag:read'], 'resources': ['" + place
                + "flag/" + glob + tag + "']}";
    }
}
