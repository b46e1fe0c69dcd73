package dev.guidon.flag.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.access.Statement.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final ResourceName CHECKOUT = ResourceName.parse(
                    "project/web:environment/prod:flag/checkout;tag=beta")
            .orElseThrow();

    private static Statement statement(Effect effect, String action, String resource) {
        return new Statement(effect, List.of(new ActionPattern(action)), List.of(ResourcePattern.parse(resource)));
    }

    private static Statement allow(String action, String resource) {
        return statement(Effect.ALLOW, action, resource);
    }

    private static Statement deny(String action, String resource) {
        return statement(Effect.DENY, action, resource);
    }

    private static Grants grants(Statement... statements) {
        return new Grants(List.of(statements));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        *                                                | true
        flag/checkout                                    | true
        flag/check*                                      | true
        project/web:flag/*                               | true
        environment/prod*:flag/*                         | true
        project/web:environment/prod:flag/*;tag=beta     | true
        project/web:*                                    | true
        flag/*;tag=beta;tag=shop                         | false
        project/web                                      | false
        project/web:environment/prod                     | false
        project/we:flag/*                                | false
        environment/dev*:flag/*                          | false
        segment-of-nothing/*                             | false
        flag/checkout:environment/prod                   | false
        """)
    void aPatternMatchesTheWayToTheThing(String pattern, boolean expected) {
        boolean matches = ResourcePattern.problemWith(pattern).isEmpty()
                && grants(allow("flag:read", pattern)).allow(Action.FLAG_READ, CHECKOUT);

        assertThat(matches).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "flag", "flag/", "flag/a b", "flag/a:", ":flag/a", "flag/a;beta", "nothing/a", "flag/a%"})
    void whatIsNoPatternIsRefused(String text) {
        assertThat(ResourcePattern.problemWith(text)).isPresent();
    }

    @Test
    void withoutAStatementNothingIsAllowed() {
        assertThat(Stream.of(Action.values()).filter(action -> Grants.NONE.allow(action, CHECKOUT)))
                .isEmpty();
    }

    @Test
    void aDenialWinsWhateverTheOrder() {
        Statement allowing = allow("*", "*");
        Statement denying = deny("flag:*", "flag/*;tag=beta");

        assertThat(grants(allowing, denying).allow(Action.FLAG_READ, CHECKOUT)).isFalse();
        assertThat(grants(denying, allowing).allow(Action.FLAG_READ, CHECKOUT)).isFalse();
        assertThat(grants(denying, allowing).allow(Action.FLAG_READ, CHECKOUT.tagged(Set.of())))
                .isTrue();
    }

    @Test
    void aDenialOfOneIsADenialOfAll() {
        ResourceName all = ResourceName.project("web").with(ResourceType.FLAG, ResourceName.ALL);
        Statement secret = deny("flag:create", "flag/secret-*");

        assertThat(grants(allow("*", "*")).allow(Action.FLAG_CREATE, all)).isTrue();
        assertThat(grants(allow("*", "*"), secret).allow(Action.FLAG_CREATE, all))
                .isFalse();
        assertThat(grants(allow("flag:create", "flag/new-*")).allow(Action.FLAG_CREATE, all))
                .isFalse();
    }

    @Test
    void aDenialInOneEnvironmentCountsForWhatReachesIntoAll() {
        ResourceName flags = ResourceName.project("web").with(ResourceType.FLAG, ResourceName.ALL);
        ResourceName one = ResourceName.project("web").with(ResourceType.FLAG, "checkout");
        Grants notInProduction = grants(allow("*", "*"), deny("flag:*", "environment/prod:flag/*"));

        assertThat(notInProduction.allow(Action.FLAG_ARCHIVE, one)).isFalse();
        assertThat(notInProduction.allow(Action.FLAG_READ, flags)).isFalse();
        assertThat(notInProduction.allow(Action.FLAG_READ, one)).isTrue();
        assertThat(notInProduction.allow(Action.FLAG_CREATE, flags)).isTrue();
    }

    @Test
    void aLimitTakesAwayAndNeverGives() {
        List<Statement> flags = List.of(allow("flag:*", "*"));
        List<Statement> readings = List.of(allow("*:read", "*"));
        Grants limited = new Grants(flags, Optional.of(readings));

        assertThat(limited.allow(Action.FLAG_READ, CHECKOUT)).isTrue();
        assertThat(limited.allow(Action.FLAG_UPDATE, CHECKOUT)).isFalse();
        assertThat(limited.allow(Action.PROJECT_READ, ResourceName.project("web")))
                .isFalse();
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        Grants flags = grants(allow("flag:*", "project/web:flag/*"));

        assertThat(flags.mayGive(allow("flag:read", "project/web:environment/prod:flag/a*")))
                .isTrue();
        assertThat(flags.mayGive(allow("flag:*", "project/web:flag/*;tag=beta")))
                .isTrue();
        assertThat(flags.mayGive(allow("flag:*", "flag/*"))).isFalse();
        assertThat(flags.mayGive(allow("*", "project/web:flag/*"))).isFalse();
        assertThat(flags.mayGive(deny("*", "*"))).isTrue();
        assertThat(grants(allow("*", "*"), deny("key:*", "*")).mayGive(allow("flag:read", "*")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleGivesItselfAndThoseBeforeItAway(Role role) {
        Grants own = new Grants(role.statements());

        assertThat(Stream.of(Role.values())
                        .filter(other -> other.statements().stream().allMatch(own::mayGive)))
                .containsExactlyElementsOf(Stream.of(Role.values())
                        .filter(other -> other.compareTo(role) <= 0)
                        .toList());
    }

    @Test
    void aListIsNarrowedByTheKeysOfTheStatementsThatFitThere() {
        ResourceName flags = ResourceName.project("web").with(ResourceType.FLAG, ResourceName.ALL);
        Grants some = grants(
                allow("flag:read", "project/web:flag/a*"),
                allow("flag:read", "project/other:flag/b*"),
                deny("*", "flag/*;tag=secret"));

        assertThat(some.visible(Action.FLAG_READ, flags).layers())
                .containsExactly(new Visible.Layer(
                        List.of(new KeyRule(new Glob("a*"), Set.of())),
                        List.of(new KeyRule(Glob.ANY, Set.of("secret")))));
        assertThat(Grants.ALL.visible(Action.FLAG_READ, flags)).isEqualTo(Visible.EVERYTHING);
    }

    @Test
    void wordsOfActionsAreDistinct() {
        assertThat(Stream.of(Action.values()).map(Action::word)).doesNotHaveDuplicates();
    }
}
