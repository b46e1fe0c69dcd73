package dev.guidon.sandbox;

import dev.guidon.metrics.classify.ClassificationReport;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.intent.IntentDataset;
import dev.guidon.sandbox.intent.IntentModels;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The figures of both models on the held-out messages, side by side, for people to read.
record EvaluationTable(IntentDataset dataset, ClassificationReport baseline, ClassificationReport tuned) {

    static EvaluationTable measure(IntentModels models, IntentDataset dataset, TextEncoder encoder) {
        return new EvaluationTable(
                dataset,
                IntentModels.measure(models.baseline(), dataset, encoder),
                IntentModels.measure(models.tuned(), dataset, encoder));
    }

    String render() {
        String heading = """
                %d held-out messages, %d intents, trained on %d other messages (data set %s)

                                    accuracy  macro precision  macro recall  macro F1
                """;
        return Stream.of(
                        format(
                                heading,
                                baseline.accuracy().total(),
                                dataset.intents().size(),
                                dataset.train().size(),
                                dataset.fingerprint()),
                        line("intent-baseline", baseline),
                        line("intent-tuned", tuned),
                        format(
                                "guessing            %6.1f %%%n",
                                100.0 / dataset.intents().size()),
                        format("%nF1 by intent        baseline     tuned%n"),
                        perIntent())
                .collect(Collectors.joining());
    }

    private static String line(String model, ClassificationReport report) {
        return format(
                "%-18s  %6.1f %%  %15.3f  %12.3f  %8.3f%n",
                model,
                100 * report.accuracy().value(),
                report.macro().precision(),
                report.macro().recall(),
                report.macro().f1());
    }

    private String perIntent() {
        return IntStream.range(0, baseline.perLabel().size())
                .mapToObj(i -> format(
                        "%-18s  %8.3f  %8.3f%n",
                        baseline.perLabel().get(i).label(),
                        baseline.perLabel().get(i).scores().f1(),
                        tuned.perLabel().get(i).scores().f1()))
                .collect(Collectors.joining());
    }

    /// The same on every machine: figures get compared.
    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
