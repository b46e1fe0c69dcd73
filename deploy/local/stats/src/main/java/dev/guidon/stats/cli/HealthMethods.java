package dev.guidon.stats.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.stats.health.SampleRatioBlame;
import dev.guidon.stats.health.SampleRatioBlame.Segment;
import dev.guidon.stats.health.SampleRatioBlame.Suspect;
import dev.guidon.stats.health.SequentialSampleRatio;
import dev.guidon.stats.health.SequentialSampleRatio.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Whether arms got the units that they were promised.
final class HealthMethods {
    private HealthMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of("sequential_srm_dirichlet", HealthMethods::sequentialRatio, "srm_blame", HealthMethods::blame);
    }

    /// Arms that are promised nothing are left out; their units are told apart.
    private static Map<String, Object> sequentialRatio(CaseInputs given) {
        double[] promised = given.inputs().numbers("nullProbabilities");
        int[] arms = IntStream.range(0, promised.length)
                .filter(arm -> promised[arm] != 0)
                .toArray();
        List<Long> stray = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        SequentialSampleRatio state = start(given.parameters(), promised, arms);
        for (long[] batch : given.inputs().elements("counts", HealthMethods::batch)) {
            if (batch.length != promised.length) {
                throw BadCase.field(given.inputs().path() + ".counts", "must count " + promised.length + " arms");
            }
            List<Long> counted = Arrays.stream(arms).mapToObj(arm -> batch[arm]).toList();
            stray.add(Arrays.stream(batch).sum()
                    - counted.stream().mapToLong(Long::longValue).sum());
            state = state.plus(counted);
            looks.add(state.look());
        }
        return Answers.fields(
                "logMarginalAlternative",
                        looks.stream().map(Look::logMarginalAlternative).toList(),
                "logMarginalNull", looks.stream().map(Look::logMarginalNull).toList(),
                "bayesFactor", looks.stream().map(Look::bayesFactor).toList(),
                "pValue", looks.stream().map(Look::pValue).toList(),
                "posteriorProbability",
                        looks.stream().map(Look::posteriorProbability).toList(),
                "strayUnits", stray.stream().mapToLong(Long::longValue).sum());
    }

    private static SequentialSampleRatio start(Fields parameters, double[] promised, int[] arms) {
        List<Double> shares = Arrays.stream(arms).mapToObj(arm -> promised[arm]).toList();
        double concentration = parameters.number("priorConcentration", SequentialSampleRatio.USUAL_CONCENTRATION);
        if (!parameters.has("priorMean")) {
            return SequentialSampleRatio.of(shares, shares, concentration);
        }
        double[] means = parameters.numbers("priorMean");
        if (means.length != promised.length) {
            throw BadCase.field(parameters.path() + ".priorMean", "must have " + promised.length + " elements");
        }
        return SequentialSampleRatio.of(
                shares, Arrays.stream(arms).mapToObj(arm -> means[arm]).toList(), concentration);
    }

    private static long[] batch(String path, JsonNode counts) {
        return Fields.elements(path, counts, Fields::wholeNumber).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static Map<String, Object> blame(CaseInputs given) {
        List<Double> shares =
                Arrays.stream(given.inputs().numbers("weights")).boxed().toList();
        List<Segment> segments = given.inputs().objects("segments").stream()
                .map(HealthMethods::segment)
                .toList();
        List<Suspect> suspects =
                new SampleRatioBlame(given.parameters().number("level", 0.001)).suspects(shares, segments);
        return Answers.fields(
                "suspects", suspects.stream().map(HealthMethods::described).toList());
    }

    private static Segment segment(Fields fields) {
        return new Segment(
                fields.text("dimension"),
                fields.text("level"),
                Arrays.stream(fields.wholeNumbers("observed")).boxed().toList());
    }

    private static Map<String, Object> described(Suspect suspect) {
        Map<String, Object> answer = Answers.fields(
                "dimension", suspect.segment().dimension(),
                "level", suspect.segment().level(),
                "chiSquare", suspect.chiSquare(),
                "pValue", suspect.pValue(),
                "adjustedPValue", suspect.adjustedPValue(),
                "contribution", suspect.contribution(),
                "largestDeviation", suspect.largestDeviation(),
                "blamed", suspect.blamed());
        suspect.without().ifPresent(rest -> answer.put("pValueWithout", rest.pValue()));
        return answer;
    }
}
