package dev.guidon.gateway.record;

import dev.guidon.gateway.feedback.InferenceUnits;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells everyone who must know what becomes of a call. Returns at once.
@ApplicationScoped
public class RecordCalls {
    private final Exposures exposures;
    private final InferenceUnits units;
    private final RecordLog log;
    private final CallMeter meter;

    RecordCalls(Exposures exposures, InferenceUnits units, RecordLog log, CallMeter meter) {
        this.exposures = exposures;
        this.units = units;
        this.log = log;
        this.meter = meter;
    }

    /// The call sets out. Once per inference, before all else: its answer can be judged as soon as it is there, by
    /// another instance too.
    public void departed(Inference inference) {
        units.remember(
                inference.choice().environmentId(),
                inference.id(),
                inference.choice().unit());
    }

    /// The caller is about to get the first byte of an answer, or all it will ever get. Once per inference.
    ///
    /// A call that fails counts too: an arm that fails more often must not lose the units it fails.
    public void committed(Inference inference) {
        exposures.met(inference.choice());
    }

    /// The call is over. Once per inference, after [#committed].
    public void ended(Inference inference, Ending ending) {
        log.offer(inference, ending);
        meter.ended(inference, ending);
    }
}
