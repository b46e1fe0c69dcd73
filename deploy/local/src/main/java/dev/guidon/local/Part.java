package dev.guidon.local;

import java.util.List;
import java.util.Set;

/// One process of the stack.
///
/// @param ports where it listens; the first is the one people use
/// @param needs the parts that must answer before this one starts
/// @param mebibytes of memory it takes when it has run for a while
public record Part(String name, List<Integer> ports, Set<String> needs, int mebibytes, Program program) {

    public Part {
        ports = List.copyOf(ports);
        needs = Set.copyOf(needs);
        if (ports.isEmpty()) {
            throw new IllegalArgumentException(name + " listens nowhere");
        }
    }

    int port() {
        return ports.getFirst();
    }
}
