package dev.guidon.flag.adapter.json;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;

/// What a reading complains of.
final class Violations {
    private Violations() {}

    static List<Violation> of(Callable<?> reading) {
        try {
            Object value = reading.call();
            return Assertions.fail("nothing was found wrong with " + value);
        } catch (FailureException refused) {
            return ((Failure.Invalid) refused.failure()).violations();
        } catch (Exception broken) {
            throw new AssertionError("reading must refuse, not break", broken);
        }
    }
}
