package dev.guidon.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.experiment.ControlPlane.Installed;
import dev.guidon.experiment.log.BatchOracle;
import dev.guidon.experiment.log.Definitions;
import dev.guidon.experiment.log.Entry;
import dev.guidon.experiment.log.RandomLog;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServersResource.class)
final class ResultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final double TOLERANCE = 1e-9;

    private final ControlPlane controlPlane;
    private final Producers producers;

    ResultsTest(ControlPlane controlPlane, Producers producers) {
        this.controlPlane = controlPlane;
        this.producers = producers;
    }

    @Test
    void resultsEqualABatchPassOverTheSameRecordsWhateverStandsBetweenThem() {
        Installed environment = controlPlane.install(ControlPlane.unevenCheckout());
        Api.define(environment, Api.CHECKOUT).statusCode(201);
        List<Entry> log = RandomLog.of(environment.id(), new Random(11), 400, 4_000);

        producers.send(log.subList(0, 2_000));
        producers.sendNoise(environment.id());
        producers.send(log.subList(2_000, 4_000));

        ExperimentDefinition definition = Definitions.checkout().toBuilder()
                .setEnvironmentId(environment.id())
                .build();
        awaitEqual(environment, new BatchOracle(definition, log));
    }

    @Test
    void whatWasThereBeforeTheExperimentCountsToo() {
        Installed environment = controlPlane.install();
        List<Entry> log = RandomLog.of(environment.id(), new Random(12), 50, 300);
        producers.send(log);

        Api.define(environment, Api.CHECKOUT).statusCode(201);

        ExperimentDefinition definition = Definitions.checkout().toBuilder()
                .setEnvironmentId(environment.id())
                .build();
        awaitEqual(environment, new BatchOracle(definition, log));
    }

    @Test
    void expectedSharesAreTheFlagsOrEqual() {
        Installed withFlag = controlPlane.install(ControlPlane.unevenCheckout());
        Installed without = controlPlane.install();
        Api.define(withFlag, Api.CHECKOUT).statusCode(201);
        Api.define(without, Api.CHECKOUT).statusCode(201);

        Api.results(withFlag, "checkout")
                .body("health.sampleRatio.expectedFrom", equalTo("flag"))
                .body("health.sampleRatio.expectedShares.on", equalTo(30_000));
        Api.results(without, "checkout")
                .body("health.sampleRatio.expectedFrom", equalTo("equal"))
                .body("health.sampleRatio.expectedShares", nullValue());
    }

    @Test
    void withoutDataEveryNumberSaysWhyItIsMissing() {
        Installed environment = controlPlane.install();
        Api.define(environment, Api.CHECKOUT).statusCode(201);

        Api.results(environment, "checkout")
                .statusCode(200)
                .body("asOf.watermark", nullValue())
                .body("method", equalTo("welch"))
                .body("arms.arm", contains("off", "on"))
                .body("arms.units", everyItem(equalTo(0)))
                .body("metrics[0].arms[0].mean", nullValue())
                .body("metrics[0].arms[0].absolute", nullValue())
                .body("metrics[0].arms[1].absolute.notComputable", equalTo("no_units"))
                .body("metrics[0].arms[1].absolute.effect", nullValue())
                .body("metrics[1].arms[1].relative.notComputable", equalTo("no_units"))
                .body("health.sampleRatio.notComputable", equalTo("no_units"))
                .body("health.sampleRatio.pValue", nullValue())
                .body("health.multipleExposures", equalTo(0));
    }

    private static void awaitEqual(Installed environment, BatchOracle oracle) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> equal(Api.exactResults(environment, "checkout"), oracle));
    }

    private static void equal(JsonPath results, BatchOracle oracle) {
        BatchOracle.Arm off = oracle.arm("off");
        BatchOracle.Arm on = oracle.arm("on");
        assertThat(results.getList("arms.units")).containsExactly(off.units(), on.units());
        assertThat(results.getList("arms.excluded")).containsExactly(off.excluded(), on.excluded());
        assertThat(results.getInt("health.multipleExposures")).isEqualTo(oracle.multipleExposures());
        assertClose(results, "metrics[0].arms[0].mean", off.mean("bought"));
        assertClose(results, "metrics[0].arms[1].mean", on.mean("bought"));
        assertClose(results, "metrics[0].arms[1].variance", on.mean("bought") * (1 - on.mean("bought")));
        assertClose(results, "metrics[1].arms[0].variance", off.variance("revenue"));
        assertClose(results, "metrics[1].arms[1].absolute.effect", on.mean("revenue") - off.mean("revenue"));
        assertClose(
                results,
                "metrics[1].arms[1].absolute.standardError",
                Math.sqrt(on.variance("revenue") / on.units() + off.variance("revenue") / off.units()));
        assertThat(results.getDouble("metrics[1].arms[1].absolute.interval.lower"))
                .isLessThan(results.getDouble("metrics[1].arms[1].absolute.interval.upper"));
        assertThat(results.getDouble("metrics[1].arms[1].absolute.anytime.interval.lower"))
                .isLessThan(results.getDouble("metrics[1].arms[1].absolute.interval.lower"));
        assertThat(results.getDouble("metrics[1].arms[1].relative.pValue")).isBetween(0.0, 1.0);
        assertThat(results.getString("asOf.watermark")).isNotEmpty();
    }

    private static void assertClose(JsonPath results, String path, double expected) {
        assertThat(results.getDouble(path)).as(path).isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
    }
}
