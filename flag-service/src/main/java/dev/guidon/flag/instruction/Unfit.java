package dev.guidon.flag.instruction;

/// Why an instruction does not fit what it is applied to.
public final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    public Unfit(String problem) {
        super(problem, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
