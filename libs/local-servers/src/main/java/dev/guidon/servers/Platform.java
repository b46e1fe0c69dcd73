package dev.guidon.servers;

import java.util.Locale;

/// The machines for which the artifacts carry server binaries, with the names the artifacts use.
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz", "redis-server-6.2.6-v5-linux-amd64"),
    LINUX_AARCH64("postgres-linux-arm_64.txz", "redis-server-6.2.7-linux-arm64"),
    MAC_AMD64("postgres-darwin-x86_64.txz", "redis-server-6.2.6-v5-darwin-amd64"),
    MAC_AARCH64("postgres-darwin-arm_64.txz", "redis-server-6.2.6-v5-darwin-arm64");

    private final String postgresArchive;
    private final String redisBinary;

    Platform(String postgresArchive, String redisBinary) {
        this.postgresArchive = postgresArchive;
        this.redisBinary = redisBinary;
    }

    String postgresArchive() {
        return postgresArchive;
    }

    String redisBinary() {
        return redisBinary;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String architecture) {
        boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        boolean linux = system.toLowerCase(Locale.ROOT).startsWith("linux");
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (!(mac || linux) || !(arm || intel)) {
            throw new ServerNotStarted("the embedded servers run on Linux and macOS (amd64, arm64), not on " + system
                    + " " + architecture + ": use containers (guidon.test.servers=containers)");
        }
        if (mac) {
            return arm ? MAC_AARCH64 : MAC_AMD64;
        }
        return arm ? LINUX_AARCH64 : LINUX_AMD64;
    }
}
