package dev.guidon.sandbox.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnitVectorTest {
    @Test
    void aVectorIsScaledToLengthOne() {
        UnitVector vector = UnitVector.along(new float[] {3, 4});

        assertThat(vector.at(0)).isCloseTo(0.6f, within(1e-6f));
        assertThat(vector.at(1)).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void oppositeDirectionsHaveACosineOfMinusOne() {
        UnitVector vector = UnitVector.along(new float[] {1, 2, 2});

        assertThat(vector.cosine(UnitVector.along(new float[] {-2, -4, -4}))).isCloseTo(-1, within(1e-6));
    }

    @Test
    void aVectorOfZerosHasNoDirection() {
        assertThatIllegalArgumentException().isThrownBy(() -> UnitVector.along(new float[384]));
    }

    @Test
    void aVectorWithoutANumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> UnitVector.along(new float[] {1, Float.NaN}));
    }

    @Test
    void vectorsOfDifferentSpacesDoNotCompare() {
        UnitVector flat = UnitVector.along(new float[] {1, 0});
        UnitVector deep = UnitVector.along(new float[] {1, 0, 0});

        assertThatIllegalArgumentException().isThrownBy(() -> flat.cosine(deep));
    }
}
