package dev.guidon.servers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The command line of [KeepServers].
///
/// @param owner the process with which the servers end
/// @param ports where a server must listen; one that is not named takes any free port
record KeepArguments(
        Path state, long owner, Set<ServerKind> kinds, Map<ServerKind, Integer> ports, Durability durability) {

    static final String USAGE = "KeepServers --state <folder> --owner <pid> [--servers postgres,redis,kafka]"
            + " [--port <server>=<port>]... [--durable]";

    static KeepArguments parse(List<String> arguments) {
        String state = "";
        long owner = 0;
        Set<ServerKind> kinds = EnumSet.allOf(ServerKind.class);
        Map<ServerKind, Integer> ports = new EnumMap<>(ServerKind.class);
        Durability durability = Durability.THROWN_AWAY;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (name.equals("--durable")) {
                durability = Durability.KEPT;
                continue;
            }
            String value = rest.hasNext() ? rest.next() : "";
            switch (name) {
                case "--state" -> state = value;
                case "--owner" -> owner = Long.parseLong(value);
                case "--servers" -> kinds = kinds(value);
                case "--port" -> addPort(value, ports);
                default -> throw new IllegalArgumentException("unknown argument " + name + "\n" + USAGE);
            }
        }
        if (state.isEmpty() || owner == 0) {
            throw new IllegalArgumentException("--state and --owner are needed\n" + USAGE);
        }
        return new KeepArguments(Path.of(state), owner, kinds, ports, durability);
    }

    private static Set<ServerKind> kinds(String list) {
        Set<ServerKind> kinds = EnumSet.noneOf(ServerKind.class);
        Arrays.stream(list.split(",")).map(ServerKind::of).forEach(kinds::add);
        return kinds;
    }

    private static void addPort(String assignment, Map<ServerKind, Integer> ports) {
        int sign = assignment.indexOf('=');
        if (sign < 0) {
            throw new IllegalArgumentException("--port wants <server>=<port>, not " + assignment);
        }
        ports.put(ServerKind.of(assignment.substring(0, sign)), Integer.parseInt(assignment.substring(sign + 1)));
    }
}
