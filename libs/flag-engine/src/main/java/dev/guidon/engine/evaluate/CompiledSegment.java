package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import java.util.List;

/// A segment ready to be asked.
///
/// @param mark tells two forms of the segment apart, and of the segments in it
record CompiledSegment(Segment source, Matcher rules, List<Listed> included, List<Listed> excluded, long mark)
        implements Matcher {

    record Listed(AttributePath attribute, Units units) {
        static List<Listed> of(List<Units> groups) {
            return groups.stream()
                    .map(units -> new Listed(AttributePath.of(units.attribute()), units))
                    .toList();
        }
    }

    @Override
    public boolean matches(Subject subject) {
        return !isListed(excluded, subject) && (isListed(included, subject) || rules.matches(subject));
    }

    /// [#matches] with its reason.
    Standing standing(Subject subject) {
        if (isListed(excluded, subject)) {
            return Standing.EXCLUDED;
        }
        if (isListed(included, subject)) {
            return Standing.INCLUDED;
        }
        return rules.matches(subject) ? Standing.MEETS_RULE : Standing.MEETS_NO_RULE;
    }

    private static boolean isListed(List<Listed> groups, Subject subject) {
        for (int i = 0; i < groups.size(); i++) {
            Listed group = groups.get(i);
            String unit = subject.unit(group.attribute());
            if (unit != null && group.units().contains(unit)) {
                return true;
            }
        }
        return false;
    }
}
