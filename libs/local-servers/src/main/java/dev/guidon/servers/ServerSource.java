package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Path;

/// Where servers come from.
public sealed interface ServerSource permits EmbeddedServers, ContainerServers {

    /// How the source is called in settings and messages.
    String key();

    /// Starts one server and returns when it answers.
    ///
    /// @param folder where it may keep files
    StartedServer start(ServerKind kind, Path folder) throws IOException;
}
