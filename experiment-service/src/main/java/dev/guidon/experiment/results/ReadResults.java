package dev.guidon.experiment.results;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Computes the results of an experiment from what was measured until now.
@ApplicationScoped
public class ReadResults {
    private final ReadMeasured readMeasured;
    private final SharesSource shares;
    private final InstantSource clock;

    ReadResults(ReadMeasured readMeasured, SharesSource shares, InstantSource clock) {
        this.readMeasured = readMeasured;
        this.shares = shares;
        this.clock = clock;
    }

    /// Fails with `NotFound`.
    public Uni<Results> of(String environmentId, String experimentKey) {
        return readMeasured.read(environmentId, experimentKey).chain(measured -> shares.of(measured.experiment())
                .map(expected -> Results.of(measured, expected, clock.instant())));
    }
}
