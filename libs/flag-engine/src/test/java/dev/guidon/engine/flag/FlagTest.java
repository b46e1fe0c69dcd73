package dev.guidon.engine.flag;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FlagTest {
    private static final Variant ON = new Variant("on", new Value.Bool(true));
    private static final Variant OFF = new Variant("off", new Value.Bool(false));

    @Test
    void namesNoVariantThatItLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flag(List.of(ON, OFF), "gone"))
                .withMessageContaining("has no variant gone");
    }

    @Test
    void hasNoVariantTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flag(List.of(ON, ON), "on"))
                .withMessageContaining("has variant on twice");
    }

    @Test
    void hasVariantsOfItsTypeOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flag(List.of(ON, new Variant("text", new Value.Text("no"))), "on"))
                .withMessageContaining("variant text of flag f is not of type BOOLEAN");
    }

    @Test
    void weightsAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rollout("u", "s", List.of(new Share("on", 99_999))))
                .withMessage("weights add up to 99999, not 100000");
    }

    @Test
    void conditionsHaveValuesThatTheirOperatorCanRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Condition.Test("ip", Operator.IN_CIDR, List.of(new Value.Text("10.0.0.0/33")), false))
                .withMessageContaining("needs networks such as");
    }

    private static Flag flag(List<Variant> variants, String served) {
        return new Flag(
                "f",
                FlagType.BOOLEAN,
                variants,
                false,
                new FlagConfiguration(1, true, "on", List.of(), List.of(), List.of(), new Serve.OneVariant(served)));
    }
}
