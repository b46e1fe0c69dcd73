package dev.guidon.flag.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.Memberships.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    private static final Value.Structure CLAIMS = new Value.Structure(Map.of(
            "department", new Value.Text("platform"),
            "groups", new Value.Sequence(List.of(new Value.Text("a"), new Value.Text("b"), new Value.Whole(7))),
            "https://example.org/roles", new Value.Text("odd"),
            "realm_access",
                    new Value.Structure(Map.of("roles", new Value.Sequence(List.of(new Value.Text("admin")))))));

    @ParameterizedTest
    @CsvSource({
        "department, platform",
        "groups, a",
        "groups, b",
        "https://example.org/roles, odd",
        "/https:~1~1example.org~1roles, odd",
        "/realm_access/roles, admin"
    })
    void aClaimIsFoundByItsNameOrByAPointer(String path, String value) {
        assertThat(new ClaimPath(path).values(CLAIMS)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({"nothing", "/realm_access", "/realm_access/roles/0", "/groups/x/y", "realm_access.roles", "/"})
    void whatIsNotThereIsNothing(String path) {
        assertThat(new ClaimPath(path).values(CLAIMS)).isEmpty();
    }

    @Test
    void whatAllMatchingRulesGiveIsGiven() {
        Mapping mapping = new Mapping(List.of(
                rule("groups", "a", List.of("viewer"), List.of("first")),
                rule("groups", "b", List.of("developer"), List.of()),
                rule("groups", "c", List.of("owner"), List.of()),
                new Mapping.Rule(Optional.empty(), List.of(), List.of("everybody"))));

        assertThat(mapping.given(CLAIMS))
                .isEqualTo(new Rights(Set.of("viewer", "developer"), Set.of("first", "everybody")));
        assertThat(mapping.all().policies()).containsExactlyInAnyOrder("viewer", "developer", "owner");
    }

    @Test
    void withoutRulesNothingIsGiven() {
        assertThat(new Mapping(List.of()).given(CLAIMS).isNothing()).isTrue();
    }

    private static Mapping.Rule rule(String claim, String value, List<String> policies, List<String> groups) {
        return new Mapping.Rule(Optional.of(new Mapping.Test(new ClaimPath(claim), value)), policies, groups);
    }
}
