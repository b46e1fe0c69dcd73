package dev.guidon.kit.insight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Estimates how many different things were seen, in a few kilobytes, with a standard error of 1.6 %. Adding is safe
/// for many threads, takes no lock and allocates nothing. Two of them are merged by the larger of each register, in
/// any order and as often as one likes.
///
/// After Flajolet, Fusy, Gandouet, Meunier: HyperLogLog (2007), with the estimator of Ertl: New cardinality estimation
/// algorithms for HyperLogLog sketches (arXiv 1702.01284), section 4, which needs no corrections at either end.
public final class HyperLogLog {
    private static final int PRECISION = 12;
    public static final int REGISTERS = 1 << PRECISION;
    /// Binary digits of the hash that are left for the rank.
    private static final int DIGITS = Integer.SIZE - PRECISION;

    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

    private final byte[] registers;

    public HyperLogLog() {
        this(new byte[REGISTERS]);
    }

    /// @param registers as [#registers] gave them
    public HyperLogLog(byte[] registers) {
        if (registers.length != REGISTERS) {
            throw new IllegalArgumentException("a sketch has " + REGISTERS + " registers, not " + registers.length);
        }
        this.registers = registers.clone();
    }

    /// @param hash 32 bits, well mixed
    /// @return whether anything changed
    public boolean add(int hash) {
        int register = hash >>> DIGITS;
        byte rank = (byte) (Math.min(Integer.numberOfLeadingZeros(hash << PRECISION), DIGITS) + 1);
        return raise(register, rank);
    }

    private boolean raise(int register, byte rank) {
        byte known = (byte) BYTES.getOpaque(registers, register);
        while (known < rank) {
            if (BYTES.compareAndSet(registers, register, known, rank)) {
                return true;
            }
            known = (byte) BYTES.getOpaque(registers, register);
        }
        return false;
    }

    public void merge(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) {
            var _ = raise(i, (byte) BYTES.getOpaque(other.registers, i));
        }
    }

    /// A copy.
    public byte[] registers() {
        byte[] copy = new byte[REGISTERS];
        for (int i = 0; i < REGISTERS; i++) {
            copy[i] = (byte) BYTES.getOpaque(registers, i);
        }
        return copy;
    }

    public long estimate() {
        int[] counts = new int[DIGITS + 2];
        for (byte rank : registers()) {
            counts[Math.min(rank, DIGITS + 1)]++;
        }
        double z = REGISTERS * tau(1 - (double) counts[DIGITS + 1] / REGISTERS);
        for (int rank = DIGITS; rank >= 1; rank--) {
            z = 0.5 * (z + counts[rank]);
        }
        z += REGISTERS * sigma((double) counts[0] / REGISTERS);
        return Math.round(REGISTERS * (REGISTERS / (2 * Math.log(2))) / z);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }
}
