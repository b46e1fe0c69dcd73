package dev.guidon.metrics.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What was said for what was right. An answer that is none of the labels is counted apart, as invalid: generative
/// models give such answers, and they belong to no column.
///
/// @param labels that were expected at least once, in alphabetical order: the order of rows and columns
/// @param counts by expected, then predicted label
/// @param invalid by expected label
public record ConfusionMatrix(List<String> labels, List<List<Integer>> counts, List<Integer> invalid) {
    public ConfusionMatrix {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
        invalid = List.copyOf(invalid);
    }

    /// @throws IllegalArgumentException without predictions
    public static ConfusionMatrix of(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("there are no predictions to count");
        }
        TreeSet<String> expected = new TreeSet<>();
        predictions.forEach(prediction -> expected.add(prediction.expected()));
        List<String> labels = List.copyOf(expected);
        Map<Prediction, Integer> occurrences = new HashMap<>();
        predictions.forEach(prediction -> occurrences.merge(prediction, 1, Integer::sum));
        List<List<Integer>> counts = new ArrayList<>();
        List<Integer> invalid = new ArrayList<>();
        for (String right : labels) {
            counts.add(labels.stream()
                    .map(said -> occurrences.getOrDefault(new Prediction(right, said), 0))
                    .toList());
            invalid.add(Math.toIntExact(predictions.stream()
                    .filter(one -> one.expected().equals(right) && !expected.contains(one.predicted()))
                    .count()));
        }
        return new ConfusionMatrix(labels, counts, invalid);
    }

    int right(int label) {
        return counts.get(label).get(label);
    }

    /// Items whose right label this is.
    int support(int label) {
        return counts.get(label).stream().mapToInt(Integer::intValue).sum() + invalid.get(label);
    }

    /// Items for which this label was said.
    int predicted(int label) {
        return counts.stream().mapToInt(row -> row.get(label)).sum();
    }
}
