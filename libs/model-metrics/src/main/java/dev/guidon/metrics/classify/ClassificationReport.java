package dev.guidon.metrics.classify;

import java.util.List;
import java.util.stream.IntStream;

/// All numbers of one model on one set of items.
///
/// @param macro mean over labels, each counting the same
/// @param micro over all items together; unlike accuracy, invalid answers lower its recall only
/// @param weighted mean over labels, each counting as often as it is right
/// @param perLabel in the order of the matrix's labels
public record ClassificationReport(
        ConfusionMatrix matrix,
        Proportion accuracy,
        Scores macro,
        Scores micro,
        Scores weighted,
        List<PerLabel> perLabel) {
    private static final Scores NOTHING = new Scores(0, 0, 0);

    /// @param support items whose right label this is
    public record PerLabel(String label, Scores scores, int support) {}

    public ClassificationReport {
        perLabel = List.copyOf(perLabel);
    }

    /// @throws IllegalArgumentException without predictions
    public static ClassificationReport of(List<Prediction> predictions) {
        ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
        List<PerLabel> perLabel = IntStream.range(0, matrix.labels().size())
                .mapToObj(label -> perLabel(matrix, label))
                .toList();
        int right = sum(matrix, Count.RIGHT);
        int total = predictions.size();
        Scores macro = NOTHING;
        Scores weighted = NOTHING;
        for (PerLabel label : perLabel) {
            macro = macro.plus(label.scores(), 1.0 / perLabel.size());
            weighted = weighted.plus(label.scores(), (double) label.support() / total);
        }
        Scores micro = Scores.of(right, sum(matrix, Count.PREDICTED), total);
        return new ClassificationReport(matrix, Proportion.of(right, total), macro, micro, weighted, perLabel);
    }

    private static PerLabel perLabel(ConfusionMatrix matrix, int label) {
        int support = matrix.support(label);
        Scores scores = Scores.of(matrix.right(label), matrix.predicted(label), support);
        return new PerLabel(matrix.labels().get(label), scores, support);
    }

    private enum Count {
        RIGHT,
        PREDICTED
    }

    private static int sum(ConfusionMatrix matrix, Count count) {
        return IntStream.range(0, matrix.labels().size())
                .map(label -> switch (count) {
                    case RIGHT -> matrix.right(label);
                    case PREDICTED -> matrix.predicted(label);
                })
                .sum();
    }
}
