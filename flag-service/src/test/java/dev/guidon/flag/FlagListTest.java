package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Finding flags by what people wrote on them.
@RealServers
class FlagListTest {
    private String project;

    @BeforeEach
    void set() {
        project = Api.newProject();
        create("search", "'name': 'Full Text', 'tags': ['web', 'beta'], 'maintainer': 'anna'");
        create("cart", "'name': 'Basket', 'tags': ['web'], 'description': '100% new_look'");
        create("old", "'tags': ['beta'], 'maintainer': 'anna'");
        Api.administrator()
                .post(Api.BASE + project + "/flags/old/archive")
                .then()
                .statusCode(200);
    }

    private void create(String key, String fields) {
        Api.created(Api.post(
                project + "/flags", Scene.FLAG.replace("checkout", key).replaceFirst("}$", ", " + fields + "}")));
    }

    private Response list(String query) {
        return Api.administrator().get(Api.BASE + project + "/flags" + query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                             | cart search
            ?archived=true                 | old
            ?archived=any                  | cart old search
            ?tag=web                       | cart search
            ?tag=beta                      | search
            ?tag=beta&archived=any         | old search
            ?tag=b                         | ''
            ?maintainer=anna               | search
            ?maintainer=anna&archived=any  | old search
            ?query=BASKET                  | cart
            ?query=sear                    | search
            ?query=full text&tag=web       | search
            ?query=w_look                  | cart
            ?query=w.look                  | ''
            ?sort=-key                     | search cart
            ?sort=createdAt                | search cart
            ?sort=-createdAt&archived=any  | old cart search
            """)
    void aListShowsWhatIsAskedFor(String query, String keys) {
        List<String> found =
                list(query).then().statusCode(200).extract().jsonPath().getList("items.key");

        assertThat(String.join(" ", found)).isEqualTo(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "-key", "createdAt", "-createdAt"})
    void everyOrderIsPagedWithoutLossOrRepetition(String sort) {
        for (int i = 0; i < 5; i++) {
            create("flag" + i, "'tags': []");
        }

        List<String> paged = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            JsonPath page = list("?archived=any&limit=3&sort=" + sort + "&after=" + after.get())
                    .jsonPath();
            paged.addAll(page.getList("items.key"));
            after = Optional.ofNullable(page.getString("next"));
        }

        assertThat(paged)
                .hasSize(8)
                .isEqualTo(list("?archived=any&sort=" + sort).jsonPath().getList("items.key"));
    }

    @ParameterizedTest
    @CsvSource({
        "?sort=size, sort",
        "?archived=yes, archived",
        "?after=No!, after",
        "?sort=createdAt&after=cart, after",
        "?sort=createdAt&after=soon~cart, after"
    })
    void aQueryThatMeansNothingIsRefused(String query, String parameter) {
        list(query)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations[0].field", equalTo(parameter));
    }

    private Response patch(String document) {
        return Api.administrator()
                .contentType("application/merge-patch+json")
                .body(document.replace('\'', '"'))
                .patch(Api.BASE + project + "/flags/search");
    }

    @Test
    void aMergePatchChangesWhatItNamesAndLeavesTheRest() {
        patch("{'name': 'Search', 'tags': ['core']}")
                .then()
                .statusCode(200)
                .body("name", equalTo("Search"))
                .body("tags", contains("core"))
                .body("maintainer", equalTo("anna"));

        list("?tag=core").then().body("items.key", contains("search"));
    }

    @Test
    void whatAMergePatchSetsToNullGetsItsStandardValue() {
        patch("{'name': null, 'tags': null, 'maintainer': null}")
                .then()
                .statusCode(200)
                .body("name", equalTo("search"))
                .body("tags", empty())
                .body("maintainer", equalTo(""));
    }

    @Test
    void aDescriptionIsAuditedWithWhatItWas() {
        patch("{'maintainer': 'bea'}").then().statusCode(200);

        Api.administrator()
                .get("/api/v1/audit?limit=1&flag=search&project=" + project.substring(1))
                .then()
                .body("items[0].action", equalTo("flag.described"))
                .body("items[0].diff.maintainer.before", equalTo("anna"))
                .body("items[0].diff.maintainer.after", equalTo("bea"));
    }

    @ParameterizedTest
    @CsvSource({"{'type': 'string'}, /type", "{'name': 7}, /name", "{'tags': ['No Tag']}, /tags/0", "[], /"})
    void aMergePatchOfSomethingElseIsRefused(String document, String field) {
        patch(document).then().statusCode(422).body("violations.field", contains(field));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Api.administrator()
                .contentType("text/plain")
                .body("{\"name\": \"x\"}")
                .patch(Api.BASE + project + "/flags/search")
                .then()
                .statusCode(415);
    }
}
