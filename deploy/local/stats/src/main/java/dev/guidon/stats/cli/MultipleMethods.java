package dev.guidon.stats.cli;

import dev.guidon.stats.Interval;
import dev.guidon.stats.multiple.AdjustedInterval;
import dev.guidon.stats.multiple.Correction;
import dev.guidon.stats.multiple.EValues;
import dev.guidon.stats.multiple.EValues.Discovery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Many comparisons at once.
final class MultipleMethods {
    private MultipleMethods() {}

    static Map<String, CaseMethod> all() {
        Map<String, CaseMethod> methods = new HashMap<>();
        for (Correction correction : Correction.values()) {
            if (correction != Correction.NONE) {
                methods.put(correction.name().toLowerCase(Locale.ROOT), given -> adjusted(correction, given));
            }
        }
        methods.put("e_benjamini_hochberg", MultipleMethods::eValues);
        methods.put("e_bh", MultipleMethods::eValues);
        methods.put("adjusted_ci", MultipleMethods::interval);
        return methods;
    }

    private static Map<String, Object> adjusted(Correction correction, CaseInputs given) {
        return Answers.fields("adjusted", correction.adjusted(given.inputs().numbers("pValues")));
    }

    private static Map<String, Object> eValues(CaseInputs given) {
        List<Discovery> found = EValues.benjaminiHochberg(
                Settings.alpha(given.parameters()), given.inputs().numbers("eValues"));
        return Answers.fields(
                "rejected", found.stream().map(Discovery::discovered).toList(),
                "adjusted", found.stream().map(Discovery::adjusted).toList());
    }

    private static Map<String, Object> interval(CaseInputs given) {
        Fields inputs = given.inputs();
        return Answers.fields(
                "ci",
                AdjustedInterval.of(
                        inputs.number("lift"),
                        ends(inputs),
                        inputs.number("adjustedPValue"),
                        Settings.alpha(given.parameters())));
    }

    /// A null end is no end.
    private static Interval ends(Fields inputs) {
        List<Double> ends = inputs.elements(
                "ci", (path, end) -> end.isNull() ? Double.POSITIVE_INFINITY : Fields.number(path, end));
        if (ends.size() != 2) {
            throw BadCase.field(inputs.path() + ".ci", "must have two ends");
        }
        double lower = ends.getFirst();
        return new Interval(Double.isInfinite(lower) ? Double.NEGATIVE_INFINITY : lower, ends.getLast());
    }
}
