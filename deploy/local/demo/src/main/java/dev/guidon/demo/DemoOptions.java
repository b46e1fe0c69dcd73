package dev.guidon.demo;

import java.util.List;

/// How the demo is asked for.
///
/// @param users simulated shoppers of the experiment
/// @param callers simulated callers of the model route
record DemoOptions(long seed, int users, int callers) {
    static final String USAGE = "./guidon demo [--seed <number>] [--users <1000 to 200000>] [--callers <50 to 5000>]";

    static DemoOptions parse(List<String> arguments) {
        DemoOptions options = new DemoOptions(7, 20_000, 600);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " wants a number: " + USAGE);
            }
            int value = number(name, rest.next());
            options = switch (name) {
                case "--seed" -> new DemoOptions(value, options.users, options.callers);
                case "--users" -> new DemoOptions(options.seed, within(name, value, 1_000, 200_000), options.callers);
                case "--callers" -> new DemoOptions(options.seed, options.users, within(name, value, 50, 5_000));
                default -> throw new IllegalArgumentException("unknown option " + name + ": " + USAGE);
            };
        }
        return options;
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " wants a number, not " + text + ": " + USAGE);
        }
    }

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", not " + least + " to " + most);
        }
        return value;
    }
}
