package dev.guidon.stats.segment;

import dev.guidon.stats.multiple.Correction;
import dev.guidon.stats.segment.Heterogeneity.Segment;
import dev.guidon.stats.segment.Heterogeneity.Tested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks through attributes for those by which the effect differs, and reports only what survives looking through all
/// of them: p-values are adjusted by Benjamini and Hochberg's procedure.
///
/// @param falseDiscoveryRate the share of reported attributes that is expected to be chance
public record SegmentScan(double falseDiscoveryRate) {
    public SegmentScan {
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
            throw new IllegalArgumentException("a rate must be between 0 and 1, but is " + falseDiscoveryRate);
        }
    }

    /// The effect by the levels of an attribute.
    public record Attribute(String name, List<Segment> segments) {
        public Attribute {
            segments = List.copyOf(segments);
        }
    }

    /// What was found for an attribute that has at least two segments.
    public record Finding(String attribute, Tested heterogeneity, double adjustedPValue, boolean survives) {}

    /// The most striking attribute first.
    public List<Finding> of(List<Attribute> attributes) {
        List<String> names = new ArrayList<>();
        List<Tested> tests = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (Heterogeneity.of(attribute.segments) instanceof Tested tested) {
                names.add(attribute.name);
                tests.add(tested);
            }
        }
        double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjusted(
                tests.stream().mapToDouble(Tested::pValue).toArray());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            findings.add(new Finding(names.get(i), tests.get(i), adjusted[i], adjusted[i] <= falseDiscoveryRate));
        }
        findings.sort(Comparator.comparingDouble(Finding::adjustedPValue));
        return List.copyOf(findings);
    }
}
