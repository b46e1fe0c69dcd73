package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random flags, and random subjects that have something to do with them: values are drawn from so few that conditions
/// often hold.
final class RandomFlags {
    private static final List<String> VARIANTS = List.of("red", "green", "blue");
    private static final List<String> ATTRIBUTES =
            List.of("targetingKey", "country", "seats", "version", "device.os", "device.build.number", "tags");
    private static final List<String> TEXTS = List.of(
            "", "CH", "Ch", "0", "1", "7", "u-1", "u-2", "true", "null", "1.2.3", "v2", "2.0.0-rc.1", "CHE", "é漢𝄞");
    private static final List<Double> NUMBERS = List.of(0.0, -0.0, 1.0, 1.5, 7.0, -3.0, 1e9);

    private final Random random;

    RandomFlags(long seed) {
        this.random = new Random(seed);
    }

    List<Flag> environment() {
        return IntStream.range(0, 1 + random.nextInt(5)).mapToObj(this::flag).toList();
    }

    /// Requires only flags with lower numbers, and now and then one that does not exist.
    private Flag flag(int number) {
        List<Variant> variants = VARIANTS.stream()
                .map(key -> new Variant(key, new Value.Text(key)))
                .toList();
        return new Flag(
                "flag-" + number,
                FlagType.STRING,
                variants,
                false,
                new FlagConfiguration(
                        1 + random.nextInt(9),
                        random.nextInt(6) > 0,
                        variant(),
                        some(2, () -> prerequisite(number)).stream()
                                .collect(Collectors.toMap(Prerequisite::flagKey, required -> required, (one, _) -> one))
                                .values()
                                .stream()
                                .toList(),
                        some(3, this::target),
                        some(4, this::rule),
                        serve()));
    }

    private Prerequisite prerequisite(int number) {
        return new Prerequisite(
                "flag-" + (number == 0 || random.nextInt(9) == 0 ? 99 : random.nextInt(number)),
                Set.copyOf(some(2, this::variant)));
    }

    private Target target() {
        return new Target(variant(), oneOf(ATTRIBUTES), Set.copyOf(some(4, () -> oneOf(TEXTS))));
    }

    private Rule rule() {
        return new Rule("rule-" + random.nextInt(1_000_000), condition(3), serve());
    }

    private Serve serve() {
        return switch (random.nextInt(3)) {
            case 0 -> new Serve.OneVariant(variant());
            case 1 -> new Serve.Split(rollout());
            default -> new Serve.Experiment("trial", rollout());
        };
    }

    private Rollout rollout() {
        int first = oneOf(List.of(0, 1, 33_333, 50_000, 100_000));
        int second = random.nextInt(Rollout.BUCKETS - first + 1);
        return new Rollout(
                random.nextInt(3) > 0 ? "targetingKey" : oneOf(ATTRIBUTES),
                oneOf(List.of("salt", "", "new-checkout", "größe")),
                List.of(
                        new Share("red", first),
                        new Share("green", second),
                        new Share("blue", Rollout.BUCKETS - first - second)));
    }

    /// Ask for others, for themselves now and then, and for one that does not exist.
    List<Segment> segments() {
        return IntStream.range(0, 4)
                .mapToObj(number -> new Segment(
                        "segment-" + number,
                        1,
                        some(
                                2,
                                () -> random.nextInt(3) > 0
                                        ? condition(2)
                                        : new Condition.InSegment(
                                                "segment-" + random.nextInt(5), random.nextBoolean())),
                        some(2, this::units),
                        some(1, this::units)))
                .toList();
    }

    private Units units() {
        return new Units.Few(oneOf(ATTRIBUTES), Set.copyOf(some(4, () -> oneOf(TEXTS))));
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth > 1 ? 6 : 3)) {
            case 3 -> new Condition.All(some(3, () -> condition(depth - 1)));
            case 4 -> new Condition.Any(some(3, () -> condition(depth - 1)));
            case 5 -> new Condition.Not(condition(depth - 1));
            default -> test();
        };
    }

    private Condition.Test test() {
        Operator operator = oneOf(List.of(Operator.values()).stream()
                .filter(ComparisonExport::isPortable)
                .toList());
        List<Value> values = new ArrayList<>(some(3, this::value));
        values.removeIf(value -> operator.problemWith(List.of(value)).isPresent());
        if (values.isEmpty() && operator != Operator.EXISTS) {
            values.add(fitting(operator));
        }
        return new Condition.Test(oneOf(ATTRIBUTES), operator, values, random.nextBoolean());
    }

    private Value fitting(Operator operator) {
        Value value = value();
        while (operator.problemWith(List.of(value)).isPresent()) {
            value = value();
        }
        return value;
    }

    private Value value() {
        return switch (random.nextInt(4)) {
            case 0 -> new Value.Bool(random.nextBoolean());
            case 1 -> new Value.Whole(random.nextInt(9) - 1);
            case 2 -> new Value.Decimal(oneOf(NUMBERS));
            default -> new Value.Text(oneOf(TEXTS));
        };
    }

    Map<String, Object> subject() {
        Map<String, Object> subject = new HashMap<>();
        for (String attribute : ATTRIBUTES) {
            if (!attribute.contains(".") && random.nextInt(5) > 0) {
                subject.put(attribute, attribute());
            }
        }
        Map<String, Object> device = new HashMap<>();
        device.put("os", attribute());
        if (random.nextBoolean()) {
            device.put("build", Map.of("number", attribute()));
        }
        if (random.nextInt(4) > 0) {
            subject.put("device", device);
        }
        return subject;
    }

    private Object attribute() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean();
            case 1 -> (long) (random.nextInt(9) - 1);
            case 2 -> oneOf(List.of(1.0, 1.5, 7.0, -3.0, 1e9));
            case 3 -> some(3, this::element);
            case 4 -> Map.of("a", "CH");
            default -> oneOf(TEXTS);
        };
    }

    private Object element() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextBoolean();
            case 1 -> oneOf(NUMBERS);
            default -> oneOf(TEXTS);
        };
    }

    private String variant() {
        return oneOf(VARIANTS);
    }

    private <T> List<T> some(int max, Supplier<T> source) {
        return IntStream.range(0, random.nextInt(max + 1))
                .mapToObj(_ -> source.get())
                .toList();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
