package dev.guidon.local;

import dev.guidon.servers.Launch;
import dev.guidon.servers.Server;
import java.io.IOException;

/// Redis or Kafka, as they come.
record ServerProgram(Server server) implements Program {

    @Override
    public Launch prepare() throws IOException {
        return server.prepare();
    }

    @Override
    public String stopSignal() {
        return server.kind().stopSignal();
    }

    @Override
    public boolean answers() {
        return server.answers();
    }
}
