package dev.guidon.experiment.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A log of many units, in an order that has nothing to do with when things happened.
public final class RandomLog {
    private static final int TIME = 1_000;

    private RandomLog() {}

    /// @param entries how many, of which a tenth are repetitions
    public static List<Entry> of(String environment, Random random, int units, int entries) {
        List<Entry> log = new ArrayList<>();
        while (log.size() < entries) {
            boolean repeat = !log.isEmpty() && random.nextInt(10) == 0;
            log.add(repeat ? log.get(random.nextInt(log.size())) : entry(environment, random, log.size(), units));
        }
        return log;
    }

    private static Entry entry(String environment, Random random, int number, int units) {
        int unit = random.nextInt(units);
        long at = 1 + random.nextInt(TIME);
        if (random.nextInt(3) == 0) {
            boolean strays = random.nextInt(20) == 0;
            return Entry.exposed(
                    environment, Entry.EXPERIMENT, "u" + unit, (unit % 2 == 0) == strays ? "on" : "off", at);
        }
        return Entry.happened(
                environment, "u" + unit, "purchase", "e" + number, at, 10 * random.nextGaussian() + 50 + unit % 2);
    }
}
