package dev.guidon.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.experiment.ControlPlane.Installed;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import dev.guidon.experiment.results.LandPartials;
import dev.guidon.experiment.results.PartialSum;
import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.DoubleDouble;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServersResource.class)
final class LandPartialsTest {
    private final ControlPlane controlPlane;
    private final LandPartials landPartials;

    LandPartialsTest(ControlPlane controlPlane, LandPartials landPartials) {
        this.controlPlane = controlPlane;
        this.landPartials = landPartials;
    }

    @Test
    void onlyAGreaterSequenceReplacesASum() throws Throwable {
        Installed environment = controlPlane.install();
        Api.define(environment, Api.CHECKOUT).statusCode(201);

        land(partial(environment, 5, 50));
        assertUnits(environment, 50);
        land(partial(environment, 5, 99), partial(environment, 4, 98));
        assertUnits(environment, 50);
        land(partial(environment, 7, 70), partial(environment, 6, 60));
        assertUnits(environment, 70);
        land(partial(environment, 7, 70));
        assertUnits(environment, 70);
        land();
        assertUnits(environment, 70);
    }

    @Test
    void sumsKeepAllTheirDigits() throws Throwable {
        Installed environment = controlPlane.install();
        Api.define(environment, Api.CHECKOUT).statusCode(201);
        double third = 1 / 3.0;
        AnchoredSums sums = new AnchoredSums(
                3, 1e-300, new DoubleDouble(third, third * 0x1p-60), new DoubleDouble(1e99 / 7, -1e80 / 9));

        land(new PartialSum(key(environment, "revenue"), 0, 1, new Tally(sums, 0), Instant.EPOCH));

        JsonPath results = Api.exactResults(environment, "checkout");
        assertThat(results.getDouble("metrics[1].arms[1].mean"))
                .isEqualTo(sums.mean().orElseThrow());
        assertThat(results.getDouble("metrics[1].arms[1].variance"))
                .isEqualTo(sums.variance().orElseThrow());
    }

    private void land(PartialSum... partials) throws Throwable {
        var _ = VertxContextSupport.subscribeAndAwait(() -> landPartials.land(List.of(partials)));
    }

    private static PartialSum partial(Installed environment, long sequence, long units) {
        AnchoredSums sums = new AnchoredSums(units, 0, DoubleDouble.ZERO, DoubleDouble.ZERO);
        return new PartialSum(key(environment, ""), 0, sequence, new Tally(sums, 0), Instant.EPOCH);
    }

    private static SumKey key(Installed environment, String metric) {
        return new SumKey(environment.id(), "checkout", "on", metric);
    }

    private static void assertUnits(Installed environment, int units) {
        Api.results(environment, "checkout").body("arms[1].units", equalTo(units));
    }
}
