package dev.guidon.servers;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Properties;

/// What a keeper tells others about a server: `<kind>.properties` when it answers, `<kind>.failed` when it does not
/// start.
///
/// Each file appears as a whole. The keys of the first are `source`, `host`, `port`, `username`, `password`, `keeper`
/// (its process) and, for a server that is a process of this machine, `pid`; the second holds the message.
record ReadyFile(Path folder) {

    void announce(String source, StartedServer server) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("source", source);
        properties.setProperty("host", server.address().host());
        properties.setProperty("port", String.valueOf(server.address().port()));
        properties.setProperty("username", server.credentials().username());
        properties.setProperty("password", server.credentials().password());
        properties.setProperty("keeper", String.valueOf(ProcessHandle.current().pid()));
        server.pid().ifPresent(pid -> properties.setProperty("pid", String.valueOf(pid)));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        PrivateFile.write(folder.resolve(server.kind().key() + ".properties"), text.toString());
    }

    void announceFailure(ServerKind kind, String message) throws IOException {
        PrivateFile.write(folder.resolve(kind.key() + ".failed"), message);
    }
}
