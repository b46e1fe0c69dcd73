package dev.guidon.testkit;

import java.util.OptionalLong;
import java.util.Properties;

/// A running server, as its keeper announces it.
///
/// @param source `embedded` or `containers`
/// @param keeper the process that holds the server
/// @param pid the server's own process, unless it lives in a container
public record ServerEndpoint(
        String source, String host, int port, String username, String password, long keeper, OptionalLong pid) {

    static ServerEndpoint from(Properties announced) {
        String pid = announced.getProperty("pid", "");
        return new ServerEndpoint(
                announced.getProperty("source"),
                announced.getProperty("host"),
                Integer.parseInt(announced.getProperty("port")),
                announced.getProperty("username"),
                announced.getProperty("password"),
                Long.parseLong(announced.getProperty("keeper")),
                pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid)));
    }

    public String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return address() + " (" + source + ")";
    }
}
