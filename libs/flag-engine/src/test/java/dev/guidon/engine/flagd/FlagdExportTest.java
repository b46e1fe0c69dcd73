package dev.guidon.engine.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

final class FlagdExportTest {
    private static final int SUBJECTS = 20;
    private static final Map<String, String> NO_METADATA = Map.of();

    @Property(tries = 1_000)
    void theDocumentServesWhatTheFlagsServe(@ForAll long seed) {
        RandomFlags random = new RandomFlags(seed);
        List<Flag> flags = random.environment();
        Ruleset ruleset = Ruleset.compile(1, flags);
        String json = FlagdExport.of(flags, NO_METADATA);
        FlagdDocument document = FlagdDocument.compile(json);
        SoftAssertions answers = new SoftAssertions();

        for (int i = 0; i < SUBJECTS; i++) {
            Map<String, Object> subject = random.subject();
            for (Flag flag : flags) {
                answers.assertThat(document.decide(flag.key(), subject, 0))
                        .as("%s for %s in %s", flag.key(), subject, json)
                        .isInstanceOfSatisfying(FlagdDecision.Served.class, served -> assertThat(served.variant())
                                .isEqualTo(variant(ruleset.decide(flag.key(), Subject.of(subject)))));
            }
        }

        answers.assertAll();
    }

    @Property(tries = 300)
    void segmentsAreWrittenOut(@ForAll long seed) {
        RandomFlags random = new RandomFlags(seed);
        List<Segment> segments = random.segments();
        List<Flag> flags = segments.stream()
                .flatMap(segment -> Stream.of(false, true)
                        .map(negate -> flag(
                                segment.key() + negate,
                                true,
                                List.of(),
                                List.of(new Rule(
                                        "r",
                                        new Condition.InSegment(segment.key(), negate),
                                        new Serve.OneVariant("on"))),
                                OFF)))
                .toList();
        Ruleset ruleset = Ruleset.compile(1, flags, segments);
        FlagdDocument document = FlagdDocument.compile(
                FlagdExport.of(flags, segments.stream().map(ExportedSegment::of).toList(), NO_METADATA));

        for (int i = 0; i < SUBJECTS; i++) {
            Map<String, Object> subject = random.subject();
            for (Flag flag : flags) {
                assertThat(document.decide(flag.key(), subject, 0).toString())
                        .contains("variant=" + variant(ruleset.decide(flag.key(), Subject.of(subject))) + ",");
            }
        }
    }

    private static String variant(Decision decision) {
        return decision instanceof Decision.Served served ? served.variant().key() : "";
    }

    @Test
    void aPlainFlagStaysStaticThere() {
        FlagdDocument document = FlagdDocument.compile(FlagdExport.of(
                List.of(flag("plain", true, List.of(), List.of(), new Serve.OneVariant("on"))), NO_METADATA));

        assertThat(document.decide("plain", Map.of(), 0).toString()).contains("variant=on", "reason=STATIC");
    }

    @Test
    void aRolloutIsAFractionalOverSaltAndUnit() {
        Rollout rollout = new Rollout("targetingKey", "s1", List.of(new Share("on", 25_000), new Share("off", 75_000)));

        String json = FlagdExport.of(
                List.of(flag("split", true, List.of(), List.of(), new Serve.Split(rollout))), NO_METADATA);

        assertThat(json)
                .contains("{\"fractional\":[{\"cat\":[\"s1\",{\"var\":\"targetingKey\"}]},"
                        + "[\"on\",25000],[\"off\",75000]]}");
    }

    @Test
    void aRampFollowsTheClockOfFlagd() {
        Ramp ramp = new Ramp(
                "targetingKey",
                "s",
                List.of(
                        new Ramp.Step(
                                Instant.ofEpochSecond(100),
                                List.of(new Share("on", 0), new Share("off", Rollout.BUCKETS))),
                        new Ramp.Step(
                                Instant.ofEpochSecond(200),
                                List.of(new Share("on", Rollout.BUCKETS), new Share("off", 0)))),
                Optional.empty());
        Flag running = flag(
                "ramp",
                true,
                List.of(),
                List.of(new Rule("r", new Condition.All(List.of()), new Serve.Ramped(ramp))),
                new Serve.OneVariant("on"));
        Flag paused =
                flag("paused", true, List.of(), List.of(), new Serve.Ramped(ramp.paused(Instant.ofEpochSecond(150))));
        FlagdDocument document = FlagdDocument.compile(FlagdExport.of(List.of(running, paused), NO_METADATA));
        Map<String, String> subject = Map.of("targetingKey", "u");

        assertThat(document.decide("ramp", subject, 99).toString()).contains("variant=on,");
        assertThat(document.decide("ramp", subject, 100).toString()).contains("variant=off,");
        assertThat(document.decide("ramp", subject, 200).toString()).contains("variant=on,");
        assertThat(document.decide("paused", subject, 300).toString()).contains("variant=off,");
    }

    @Test
    void whatFlagdCannotExpressIsNamedAndFailsThereAlone() {
        Condition regex = new Condition.Test("email", Operator.MATCHES, List.of(new Value.Text("^a.*@guidon")), false);
        Flag unportable =
                flag("regex", true, List.of(), List.of(new Rule("r", regex, new Serve.OneVariant("on"))), OFF);
        Flag requiring = flag("requiring", true, List.of(requires("regex")), List.of(), new Serve.OneVariant("on"));
        Flag plain = flag("plain", true, List.of(), List.of(), new Serve.OneVariant("on"));

        String json = FlagdExport.of(List.of(unportable, requiring, plain), NO_METADATA);

        FlagdDocument document = FlagdDocument.compile(json);
        assertThat(document.decide("regex", Map.of("email", "ada@guidon"), 0))
                .isInstanceOfSatisfying(FlagdDecision.Failed.class, failed -> {
                    assertThat(failed.error()).isEqualTo(FlagdError.PARSE_ERROR);
                    assertThat(failed.metadata())
                            .containsEntry("portable", new Value.Bool(false))
                            .containsEntry(
                                    "notPortable",
                                    new Value.Text("flagd has no matches, as the condition on email asks"));
                });
        assertThat(document.decide("requiring", Map.of(), 0).metadata()).containsKey("notPortable");
        assertThat(document.decide("plain", Map.of(), 0).metadata()).doesNotContainKey("portable");
    }

    @Test
    void theTextDoesNotDependOnTheOrderOfTheFlags() {
        List<Flag> flags = new ArrayList<>(new RandomFlags(7).environment());
        flags.add(flag("another", false, List.of(), List.of(), OFF));
        String json = FlagdExport.of(flags, Map.of("flagSetId", "e1", "a", "b"));

        Collections.reverse(flags);

        assertThat(FlagdExport.of(flags, Map.of("a", "b", "flagSetId", "e1"))).isEqualTo(json);
    }

    @Test
    void prerequisitesThatMultiplyEndTheFlagAndNotTheExport() {
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            List<Prerequisite> required = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                required.add(requires("flag-" + j));
            }
            flags.add(flag("flag-" + i, true, required, List.of(), new Serve.OneVariant("on")));
        }

        String json = FlagdExport.of(flags, NO_METADATA);

        assertThat(json.length()).isLessThan(2_000_000);
        FlagdDocument document = FlagdDocument.compile(json);
        assertThat(document.decide("flag-5", Map.of(), 0)).isInstanceOf(FlagdDecision.Served.class);
        assertThat(document.decide("flag-13", Map.of(), 0).metadata()).containsKey("notPortable");
    }

    private static final Serve OFF = new Serve.OneVariant("off");

    private static Prerequisite requires(String flagKey) {
        return new Prerequisite(flagKey, Set.of("on"));
    }

    private static Flag flag(
            String key, boolean on, List<Prerequisite> prerequisites, List<Rule> rules, Serve defaultServe) {
        return new Flag(
                key,
                FlagType.BOOLEAN,
                List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false))),
                false,
                new FlagConfiguration(3, on, "off", prerequisites, List.of(), rules, defaultServe));
    }
}
