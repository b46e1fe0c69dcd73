package dev.guidon.servers;

import java.util.List;
import java.util.Map;

/// A prepared server: the command that runs it in the foreground, and the signal that stops it without losing anything.
///
/// @param environment added to the environment of the starter
/// @param stopSignal name for `kill -s`; PostgreSQL waits for its clients on TERM and for nobody on INT
public record Launch(List<String> command, Map<String, String> environment, String stopSignal) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
