package dev.guidon.local;

import dev.guidon.servers.Ports;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What is looked at before anything starts, so that a person reads one clear line instead of a log.
record Checks(AvailableMemory memory) {

    void allPortsAreFree(List<Part> parts) {
        String taken = parts.stream()
                .flatMap(part -> part.ports().stream()
                        .filter(port -> !Ports.isFree(port))
                        .map(port -> describe(part, port)))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new StackProblem(taken);
        }
    }

    private static String describe(Part part, int port) {
        return "port " + port + " of " + part.name() + " is taken by "
                + PortHolder.of(port).orElse("another program") + ": stop that first";
    }

    void memorySuffices(List<Part> parts) {
        int needed = parts.stream().mapToInt(Part::mebibytes).sum();
        OptionalLong available = memory.mebibytes();
        if (available.isPresent() && available.getAsLong() < needed) {
            throw new StackProblem("too little memory: " + needed + " MiB are needed to start "
                    + parts.stream().map(Part::name).collect(Collectors.joining(", ")) + ", and "
                    + available.getAsLong() + " MiB are available");
        }
    }
}
