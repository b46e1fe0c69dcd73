package dev.guidon.servers;

import java.util.ArrayList;
import java.util.List;

/// Ties a process to the life of this JVM, even when this JVM is killed with -9.
///
/// The standard input of the child is a pipe whose other end only this JVM holds. A watcher beside the child reads
/// it; when this JVM closes the pipe or ends in any way, the kernel ends the stream, and the watcher stops the child,
/// first kindly, after ten seconds with -9. The shell then *becomes* the server, so the number of the process is the
/// server's own. The watcher is started twice removed, so that the server has no child it does not know; it ends with
/// the server, because this JVM closes the pipe of a dead child.
final class Leash {

    private static final String SCRIPT = """
            server=$$
            exec 3<&0 </dev/null
            ( (
              trap '' HUP INT TERM
              while read -r line <&3; do :; done
              kill -s "$0" "$server"
              tries=0
              while kill -0 "$server" && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
              kill -s KILL "$server"
            ) >/dev/null 2>&1 & )
            exec 3<&-
            exec "$@"
            """;

    private Leash() {}

    /// The command that runs the launch on a leash; its standard input must stay a pipe.
    static List<String> around(Launch launch, String stopSignal) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, stopSignal));
        command.addAll(launch.command());
        return command;
    }
}
