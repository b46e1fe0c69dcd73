package dev.guidon.demo;

import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A flag with a rule and a rollout, and how fast a change of it is served.
record FlagStory(Stage stage, Screen screen) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CHANGES = 9;

    void tell() {
        screen.chapter("A flag: Swiss shoppers get the new banner, everybody else by halves");
        String flag = stage.named("banner");
        stage.flags()
                .post(
                        "/flags",
                        Drafts.flag(
                                flag,
                                "boolean",
                                Drafts.variant("on", true),
                                Drafts.variant("off", false),
                                configuration(flag, true)));
        awaitVersion(flag, 1);
        screen.table(List.of(
                List.of("shopper", "country", "served", "reason"),
                row(flag, "anna", "CH"),
                row(flag, "bob", "DE"),
                row(flag, "carla", "DE"),
                row(flag, "dino", "FR")));
        long[] millis = new long[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            millis[i] = change(flag, i % 2 == 1, i + 2L);
        }
        Arrays.sort(millis);
        screen.say("");
        screen.say(
                "%d changes, each served after its answer to the author: median %d ms, longest %d ms",
                CHANGES, millis[CHANGES / 2], millis[CHANGES - 1]);
    }

    private Map<String, Object> configuration(String flag, boolean rollout) {
        return Drafts.configuration(
                "off",
                List.of(Drafts.rule("swiss", Drafts.equal("country", "CH"), Drafts.serve("on"))),
                rollout ? Drafts.halves(flag, "on", "off") : Drafts.serve("off"));
    }

    private List<String> row(String flag, String shopper, String country) {
        EvaluateResponse answer = stage.evaluator().evaluate(flag, shopper, Map.of("country", country));
        String reason = answer.getReason().name().substring("REASON_".length());
        return List.of(shopper, country, answer.getVariant(), reason);
    }

    /// Milliseconds from the author's answer to the first evaluation that serves the change.
    private long change(String flag, boolean rollout, long version) {
        String current = stage.flags().get(stage.configuration(flag)).version();
        stage.flags().put(stage.configuration(flag), configuration(flag, rollout), current);
        return awaitVersion(flag, version);
    }

    private long awaitVersion(String flag, long version) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            if (served(flag) >= version) {
                return (System.nanoTime() - begin) / 1_000_000;
            }
        }
        throw new DemoProblem("the change was not served within " + PATIENCE.toSeconds() + " s");
    }

    /// The served version, 0 while the flag is not known yet.
    private long served(String flag) {
        try {
            return stage.evaluator().evaluate(flag, "anna", Map.of()).getFlagVersion();
        } catch (DemoProblem notYet) {
            return 0;
        }
    }
}
