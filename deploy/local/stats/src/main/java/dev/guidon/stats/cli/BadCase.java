package dev.guidon.stats.cli;

/// A case that cannot be understood. The code is stable; the message names the field and what would be right.
final class BadCase extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    BadCase(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static BadCase field(String path, String problem) {
        return new BadCase("invalid_case", path + " " + problem);
    }

    String code() {
        return code;
    }
}
