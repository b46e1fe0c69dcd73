package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Path;

/// One server that runs as a process of this machine: what to run and how to tell that it is ready.
///
/// Who runs the command is left open: [ChildServer] ties it to the life of this JVM, `deploy/local` detaches it.
public sealed interface Server permits PostgresServer, RedisServer, KafkaServer {

    ServerKind kind();

    ServerAddress address();

    Credentials credentials();

    /// The folder with everything the server keeps. Nobody else writes there.
    Path folder();

    /// Unpacks binaries and initialises the folder where that is still to be done; safe to repeat, and safe to be
    /// killed in: a half-initialised folder is never taken for a whole one.
    Launch prepare() throws IOException;

    /// Connects as a client would. True only for *this* server: another one that took the port is not it.
    boolean answers();
}
