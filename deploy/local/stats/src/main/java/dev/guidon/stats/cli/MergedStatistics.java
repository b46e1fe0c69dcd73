package dev.guidon.stats.cli;

import dev.guidon.stats.DoubleDouble;
import dev.guidon.stats.metric.DimensionLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Sums over shards and over levels of a dimension. Raw sums of any metric add up field by field, in double-double
/// arithmetic.
final class MergedStatistics {
    private MergedStatistics() {}

    static Map<String, Object> merged(CaseInputs given) {
        List<Fields> shards = given.inputs().objects("shards");
        if (shards.isEmpty()) {
            throw BadCase.field("case.inputs.shards", "must not be empty");
        }
        shards.forEach(Arms::of);
        Fields first = shards.getFirst();
        Map<String, Object> answer = new LinkedHashMap<>();
        for (String name : names(first, _ -> true)) {
            boolean text = first.json().get(name).isTextual();
            if (text && shards.stream().anyMatch(shard -> !shard.text(name).equals(first.text(name)))) {
                throw BadCase.field("case.inputs.shards", "must all have the same " + name);
            }
            answer.put(
                    name,
                    text
                            ? first.text(name)
                            : total(shards.stream().map(s -> s.number(name)).toList()));
        }
        return answer;
    }

    static Map<String, Object> collapsed(CaseInputs given) {
        List<Fields> rows = given.inputs().objects("rows");
        int most = given.parameters().size("maxDimensions");
        DimensionLevels<Fields> levels = DimensionLevels.of(
                rows, row -> Arrays.stream(row.wholeNumbers("users")).sum(), most);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "kept", levels.kept().stream().map(row -> row.text("dimension")).toList());
        if (!levels.rest().isEmpty()) {
            answer.put("other", other(levels.rest()));
        }
        return answer;
    }

    private static Map<String, Object> other(List<Fields> rows) {
        Map<String, Object> totals = new LinkedHashMap<>();
        Fields first = rows.getFirst();
        for (String name : names(first, field -> first.json().get(field).isArray())) {
            List<Double> perArm = new ArrayList<>();
            for (int arm = 0; arm < first.numbers(name).length; arm++) {
                int index = arm;
                perArm.add(
                        total(rows.stream().map(row -> row.numbers(name)[index]).toList()));
            }
            totals.put(name, perArm);
        }
        return totals;
    }

    private static double total(List<Double> values) {
        return values.stream()
                .map(DoubleDouble::of)
                .reduce(DoubleDouble.ZERO, DoubleDouble::plus)
                .value();
    }

    private static List<String> names(Fields fields, Predicate<String> wanted) {
        List<String> names = new ArrayList<>();
        fields.json().fieldNames().forEachRemaining(names::add);
        return names.stream().filter(wanted).toList();
    }
}
