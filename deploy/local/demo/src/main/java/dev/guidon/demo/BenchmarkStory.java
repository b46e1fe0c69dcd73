package dev.guidon.demo;

import dev.guidon.metrics.classify.ClassificationReport;
import dev.guidon.metrics.classify.Prediction;
import dev.guidon.metrics.compare.McNemar;
import dev.guidon.metrics.compare.PairedBootstrap;
import dev.guidon.metrics.compare.PairedOutcomes;
import dev.guidon.sandbox.intent.IntentDataset;
import dev.guidon.sandbox.intent.LabelledMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Two models on a held-out set, through the gateway, before any caller meets the new one. Callers without a unit stay
/// out of every analysis, so that benchmarks and experiments do not mix.
record BenchmarkStory(Stage stage, Screen screen, DemoOptions options) {
    private static final String BASELINE = "intent-baseline";
    private static final String TUNED = "intent-tuned";
    private static final int AT_ONCE = 8;
    private static final int RESAMPLES = 10_000;

    void tell() {
        screen.chapter("A benchmark: is the fine-tuned classifier better on messages that it has never seen?");
        List<LabelledMessage> messages = IntentDataset.load().test();
        Map<String, List<Prediction>> answers = new LinkedHashMap<>();
        long begin = System.nanoTime();
        for (String model : List.of(BASELINE, TUNED)) {
            answers.put(model, answers(model, messages));
        }
        screen.say(
                "%,d held-out messages, answered by each model through the gateway in %.1f s",
                messages.size(), (System.nanoTime() - begin) / 1e9);
        screen.say("");
        report(answers);
        screen.say("");
        compare(answers);
    }

    private List<Prediction> answers(String model, List<LabelledMessage> messages) {
        String route = stage.named("benchmark-" + model);
        stage.flags().post("/flags", routeTo(route, model));
        new Patience(stage).untilRouted(route);
        return Crowd.act(messages.size(), AT_ONCE, number -> {
            LabelledMessage message = messages.get(number);
            return new Prediction(message.label(), answer(route, message));
        });
    }

    private static Map<String, Object> routeTo(String route, String model) {
        return Drafts.flag(
                route,
                "object",
                Drafts.variant(model, Map.of("provider", "sandbox", "model", model)),
                Drafts.variant("nobody", Map.of("provider", "sandbox", "model", model)),
                Drafts.configuration("nobody", List.of(), Drafts.serve(model)));
    }

    private String answer(String route, LabelledMessage message) {
        return stage.gateway()
                .post(
                        "/v1/chat/completions",
                        Map.of("model", route, "messages", List.of(Map.of("role", "user", "content", message.text()))))
                .body()
                .at("/choices/0/message/content")
                .asText();
    }

    private void report(Map<String, List<Prediction>> answers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", "accuracy", "95 % interval", "precision", "recall", "F1", "invalid"));
        answers.forEach((model, predictions) -> rows.add(row(model, ClassificationReport.of(predictions))));
        screen.table(rows);
        screen.say("(precision, recall and F1 are means over the intents)");
    }

    private static List<String> row(String model, ClassificationReport report) {
        return List.of(
                model,
                number(report.accuracy().value()),
                "[" + number(report.accuracy().lower()) + ", "
                        + number(report.accuracy().upper()) + "]",
                number(report.macro().precision()),
                number(report.macro().recall()),
                number(report.macro().f1()),
                String.valueOf(report.matrix().invalid().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
    }

    private void compare(Map<String, List<Prediction>> answers) {
        PairedOutcomes outcomes = PairedOutcomes.of(right(answers, BASELINE), right(answers, TUNED));
        PairedBootstrap interval = PairedBootstrap.of(outcomes, RESAMPLES, new SplittableRandom(options.seed()));
        screen.say(
                "item by item: %d improved, %d regressed; accuracy %+.3f [%+.3f, %+.3f] by the paired bootstrap, McNemar p = %.2g",
                outcomes.onlyCandidate(),
                outcomes.onlyBaseline(),
                interval.difference(),
                interval.lower(),
                interval.upper(),
                McNemar.of(outcomes).exactP());
    }

    private static List<Boolean> right(Map<String, List<Prediction>> answers, String model) {
        return answers.getOrDefault(model, List.of()).stream()
                .map(Prediction::isRight)
                .toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
