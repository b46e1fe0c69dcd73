package dev.guidon.stats.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All methods by the names that cases use.
final class Methods {
    private Methods() {}

    static SortedMap<String, CaseMethod> all() {
        List<Map<String, CaseMethod>> areas = List.of(
                StatisticMethods.all(),
                EffectMethods.all(),
                BayesianMethods.all(),
                DecisionMethods.all(),
                SequentialMethods.all(),
                BoundaryMethods.all(),
                GroupSequentialMethods.all(),
                MultipleMethods.all(),
                HealthMethods.all(),
                PlanMethods.all(),
                BanditMethods.all());
        SortedMap<String, CaseMethod> methods = new TreeMap<>();
        for (Map<String, CaseMethod> area : areas) {
            area.forEach((name, method) -> {
                if (methods.put(name, method) != null) {
                    throw new IllegalStateException("two methods are called " + name);
                }
            });
        }
        return methods;
    }
}
