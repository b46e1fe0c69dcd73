package dev.guidon.servers;

import java.util.List;
import java.util.Locale;

/// Which servers a build wants, by `guidon.test.servers`.
enum ServerChoice {
    EMBEDDED,
    CONTAINERS,
    /// Containers where an engine answers and has the images or can get them, the embedded servers otherwise.
    AUTO;

    static ServerChoice of(Options options) {
        String wanted = options.get("guidon.test.servers", "auto");
        for (ServerChoice choice : values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("guidon.test.servers is embedded, containers or auto, not " + wanted);
    }

    /// What to try, in this order.
    List<ServerSource> sources(EmbeddedServers embedded, ContainerServers containers, ContainerEngine engine) {
        return switch (this) {
            case EMBEDDED -> List.of(embedded);
            case CONTAINERS -> List.of(containers);
            case AUTO -> engine.canRun(containers.images()) ? List.of(containers, embedded) : List.of(embedded);
        };
    }
}
