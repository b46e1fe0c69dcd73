package dev.guidon.sandbox.encoder;

import java.util.Arrays;

/// A direction in the encoder's space: its Euclidean length is one, so the dot product of two is their cosine.
public final class UnitVector {
    private final float[] values;

    private UnitVector(float[] values) {
        this.values = values;
    }

    /// Scales `values` to length one; a vector of zeros has no direction and is refused.
    public static UnitVector along(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw new IllegalArgumentException("a vector with squared length " + squares + " has no direction");
        }
        double length = Math.sqrt(squares);
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] / length);
        }
        return new UnitVector(scaled);
    }

    public int dimensions() {
        return values.length;
    }

    public float at(int dimension) {
        return values[dimension];
    }

    public double cosine(UnitVector other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    values.length + " and " + other.values.length + " dimensions do not mix");
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "UnitVector[" + values.length + " dimensions]";
    }
}
