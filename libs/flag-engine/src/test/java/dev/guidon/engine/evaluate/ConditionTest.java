package dev.guidon.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConditionTest {

    static Stream<Arguments> comparisons() {
        return Stream.of(
                arguments(Operator.EQUALS, "CH", values("CH"), true),
                arguments(Operator.EQUALS, "ch", values("CH"), false),
                arguments(Operator.EQUALS, 3L, values(3.0), true),
                arguments(Operator.EQUALS, -0.0, values(0L), true),
                arguments(Operator.EQUALS, true, values(true), true),
                arguments(Operator.EQUALS, "true", values(true), false),
                arguments(Operator.IN, "DE", values("CH", "DE", 7L), true),
                arguments(Operator.IN, 7.0, values("CH", "DE", 7L), true),
                arguments(Operator.IN, List.of("x", "DE"), values("CH", "DE"), true),
                arguments(Operator.IN, List.of(), values("CH"), false),
                arguments(Operator.CONTAINS, "anna@example.org", values("@example."), true),
                arguments(Operator.CONTAINS, List.of("beta", "gold"), values("gold"), true),
                arguments(Operator.STARTS_WITH, "checkout-v2", values("cart", "check"), true),
                arguments(Operator.ENDS_WITH, "a@b.ch", values(".ch"), true),
                arguments(Operator.MATCHES, "order-1234", values("^order-\\d{4}$"), true),
                arguments(Operator.MATCHES, "order-12345", values("^order-\\d{4}$"), false),
                arguments(Operator.LESS_THAN, 17L, values(18L), true),
                arguments(Operator.AT_MOST, 18.0, values(18L), true),
                arguments(Operator.GREATER_THAN, 18.0, values(18L), false),
                arguments(Operator.AT_LEAST, 18L, values(17.5), true),
                arguments(Operator.BEFORE, "2026-01-31T09:00:00Z", values("2026-01-31T10:00:00+00:30"), true),
                arguments(Operator.AFTER, 1_700_000_000_001L, values(1_700_000_000_000L), true),
                arguments(Operator.SEMVER_EQUALS, "v1.2", values("1.2.0"), true),
                arguments(Operator.SEMVER_LESS_THAN, "1.0.0-rc.1", values("1.0.0"), true),
                arguments(Operator.SEMVER_AT_MOST, "1.0.1", values("1.0.0"), false),
                arguments(Operator.SEMVER_GREATER_THAN, "1.10.0", values("1.9.0"), true),
                arguments(Operator.SEMVER_AT_LEAST, "2.0.0", values("2.0.0"), true),
                arguments(Operator.IN_CIDR, "10.1.2.3", values("192.168.0.0/16", "10.0.0.0/8"), true),
                arguments(Operator.IN_CIDR, "11.1.2.3", values("10.0.0.0/8"), false),
                arguments(Operator.IN_CIDR, "2001:db8::7", values("2001:db8::/32"), true));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void comparesAsItsOperatorSays(Operator operator, Object attribute, List<Value> values, boolean holds) {
        Subject subject = Subject.of(Map.of("a", attribute));

        boolean plain = matches(new Condition.Test("a", operator, values, false), subject);
        boolean negated = matches(new Condition.Test("a", operator, values, true), subject);

        assertThat(plain).isEqualTo(holds);
        // A list without elements has nothing that could be compared.
        assertThat(negated).isEqualTo(!holds && !List.of().equals(attribute));
    }

    @ParameterizedTest
    @EnumSource(value = Operator.class, mode = EnumSource.Mode.EXCLUDE, names = "EXISTS")
    void aMissingAttributeMeetsNoTestNegatedOrNot(Operator operator) {
        Subject nobody = Subject.of(Map.of());
        List<Value> values = valuesFor(operator);

        assertThat(matches(new Condition.Test("a", operator, values, false), nobody))
                .isFalse();
        assertThat(matches(new Condition.Test("a", operator, values, true), nobody))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Operator.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXISTS", "EQUALS", "IN", "CONTAINS"})
    void anUnreadableAttributeMeetsNoTestNegatedOrNot(Operator operator) {
        Subject odd = Subject.of(Map.of("a", true));
        List<Value> values = valuesFor(operator);

        assertThat(matches(new Condition.Test("a", operator, values, false), odd))
                .isFalse();
        assertThat(matches(new Condition.Test("a", operator, values, true), odd))
                .isFalse();
    }

    @Test
    void existsSpeaksAboutMissingAttributes() {
        Condition exists = new Condition.Test("device.os", Operator.EXISTS, List.of(), false);
        Condition missing = new Condition.Test("device.os", Operator.EXISTS, List.of(), true);
        Subject nested = Subject.of(Map.of("device", Map.of("os", "linux")));

        assertThat(matches(exists, nested)).isTrue();
        assertThat(matches(missing, nested)).isFalse();
        assertThat(matches(missing, Subject.of(Map.of("device", Map.of())))).isTrue();
    }

    @Test
    void treesCombineAndNotTurnsAMissingAttributeIntoAMatch() {
        Condition swiss = new Condition.Test("country", Operator.EQUALS, values("CH"), false);
        Condition adult = new Condition.Test("age", Operator.AT_LEAST, values(18L), false);
        Subject swissChild = Subject.of(Map.of("country", "CH", "age", 7L));

        assertThat(matches(new Condition.All(List.of(swiss, adult)), swissChild))
                .isFalse();
        assertThat(matches(new Condition.Any(List.of(swiss, adult)), swissChild))
                .isTrue();
        assertThat(matches(new Condition.Not(adult), Subject.of(Map.of()))).isTrue();
        assertThat(matches(new Condition.All(List.of()), swissChild)).isTrue();
        assertThat(matches(new Condition.Any(List.of()), swissChild)).isFalse();
    }

    private static boolean matches(Condition condition, Subject subject) {
        return new Matchers(_ -> null).compile(condition).matches(subject);
    }

    private static List<Value> valuesFor(Operator operator) {
        return switch (operator) {
            case LESS_THAN, AT_MOST, GREATER_THAN, AT_LEAST, BEFORE, AFTER -> values(1L);
            case IN_CIDR -> values("10.0.0.0/8");
            case EQUALS,
                    IN,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    MATCHES,
                    SEMVER_EQUALS,
                    SEMVER_LESS_THAN,
                    SEMVER_AT_MOST,
                    SEMVER_GREATER_THAN,
                    SEMVER_AT_LEAST,
                    EXISTS -> values("1.0.0");
        };
    }

    private static List<Value> values(Object... values) {
        return Arrays.stream(values).map(ConditionTest::value).toList();
    }

    private static Value value(Object value) {
        return switch (value) {
            case String text -> new Value.Text(text);
            case Long whole -> new Value.Whole(whole);
            case Double decimal -> new Value.Decimal(decimal);
            default -> new Value.Bool((Boolean) value);
        };
    }
}
