package dev.guidon.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.demo.BatchPass.Outcome;
import dev.guidon.sandbox.intent.IntentDataset;
import dev.guidon.sandbox.intent.LabelledMessage;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A model route split by halves between two real models, judged by feedback from the callers.
record ModelStory(Stage stage, Screen screen, DemoOptions options) {
    private static final String BASELINE = "baseline";
    private static final String TUNED = "tuned";
    private static final int AT_ONCE = 8;
    private static final int ASKED_AGAIN = 50;

    /// What a caller got, and whether it was right.
    private record Call(String caller, String variant, boolean right) {}

    void tell() {
        screen.chapter("A model route: is the fine-tuned classifier better on real feedback?");
        String route = stage.named("support-intents");
        String experiment = stage.named("intents-test");
        String metric = stage.named("right");
        create(route, experiment, metric);

        List<LabelledMessage> messages = IntentDataset.load().test();
        long begin = System.nanoTime();
        List<Call> calls = Crowd.act(options.callers(), AT_ONCE, number -> call(route, metric, messages, number));
        screen.say(
                "%,d callers asked model '%s' and said whether the answer was right, in %.1f s",
                calls.size(), route, (System.nanoTime() - begin) / 1e9);
        screen.say("%d of the first %d callers got the same model again", same(route, messages, calls), ASKED_AGAIN);

        List<Outcome> outcomes = calls.stream()
                .map(call -> new Outcome(call.variant(), call.right() ? 1 : 0))
                .toList();
        ResultsReader reader = new ResultsReader(stage, screen);
        JsonNode results = reader.await(experiment, "accuracy", outcomes);
        show(reader, results, outcomes);
    }

    private void create(String route, String experiment, String metric) {
        stage.experiments()
                .post(
                        "/api/experiments",
                        Drafts.experimentDefinition(
                                experiment,
                                route,
                                BASELINE,
                                TUNED,
                                List.of(Drafts.metric("accuracy", "mean", "feedback." + metric))));
        Map<String, Object> everybody = Drafts.rule(
                "test",
                Drafts.everybody(),
                Drafts.experiment(experiment, "intents-" + options.seed(), BASELINE, TUNED));
        stage.flags()
                .post(
                        "/flags",
                        Drafts.flag(
                                route,
                                "object",
                                Drafts.variant(BASELINE, Map.of("provider", "sandbox", "model", "intent-baseline")),
                                Drafts.variant(TUNED, Map.of("provider", "sandbox", "model", "intent-tuned")),
                                Drafts.configuration(BASELINE, List.of(everybody), Drafts.serve(BASELINE))));
        new Patience(stage).untilRouted(route);
    }

    private Call call(String route, String metric, List<LabelledMessage> messages, int number) {
        LabelledMessage message = messageOf(messages, number);
        String caller = callerOf(number);
        JsonApi.Answer answer = ask(route, caller, message);
        String said = answer.body().at("/choices/0/message/content").asText();
        boolean right = said.equals(message.label());
        stage.gateway()
                .post("/v1/feedback", Map.of("inferenceId", answer.inferenceId(), "metric", metric, "value", right));
        return new Call(caller, answer.variant(), right);
    }

    private JsonApi.Answer ask(String route, String caller, LabelledMessage message) {
        return stage.gateway()
                .post(
                        "/v1/chat/completions",
                        Map.of(
                                "model", route,
                                "user", caller,
                                "messages", List.of(Map.of("role", "user", "content", message.text()))));
    }

    private LabelledMessage messageOf(List<LabelledMessage> messages, int number) {
        return messages.get(new SplittableRandom(options.seed() * 31 + number).nextInt(messages.size()));
    }

    private String callerOf(int number) {
        return "caller-" + options.seed() + "-" + number;
    }

    private long same(String route, List<LabelledMessage> messages, List<Call> calls) {
        return Crowd.act(ASKED_AGAIN, AT_ONCE, number -> ask(route, callerOf(number), messageOf(messages, number))
                        .variant()
                        .equals(calls.get(number).variant()))
                .stream()
                .filter(Boolean::booleanValue)
                .count();
    }

    private void show(ResultsReader reader, JsonNode results, List<Outcome> outcomes) {
        double truth = BatchPass.over(outcomes, TUNED).mean()
                - BatchPass.over(outcomes, BASELINE).mean();
        screen.say("");
        screen.table(List.of(
                ResultsReader.HEADING,
                reader.row(results, "accuracy", BASELINE, 0),
                reader.row(results, "accuracy", TUNED, truth)));
        screen.say("");
        screen.say("(here the truth is what the labels of the asked messages say)");
    }
}
