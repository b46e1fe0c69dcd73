package dev.guidon.servers;

import java.util.List;
import java.util.Map;

/// A prepared program: the command that runs it in the foreground.
///
/// @param environment added to the environment of the starter
public record Launch(List<String> command, Map<String, String> environment) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
