package dev.guidon.experiment.log;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.types.v1.Unit;

/// A record of one of the two topics.
public sealed interface Entry {
    String ENVIRONMENT = "env1";
    String EXPERIMENT = "checkout";

    String key();

    ByteString bytes();

    record Exposed(Exposure exposure) implements Entry {
        @Override
        public String key() {
            return keyOf(exposure.getEnvironmentId(), exposure.getUnit());
        }

        @Override
        public ByteString bytes() {
            return exposure.toByteString();
        }
    }

    record Happened(Event event) implements Entry {
        @Override
        public String key() {
            return keyOf(event.getEnvironmentId(), event.getUnit());
        }

        @Override
        public ByteString bytes() {
            return event.toByteString();
        }
    }

    static Exposed exposed(String unit, String arm, long at) {
        return exposed(ENVIRONMENT, EXPERIMENT, unit, arm, at);
    }

    static Exposed exposed(String environment, String experiment, String unit, String arm, long at) {
        return new Exposed(Exposure.newBuilder()
                .setId(unit + arm + at)
                .setEnvironmentId(environment)
                .setUnit(unit(unit))
                .setExperimentKey(experiment)
                .setFlagKey("new-checkout")
                .setVariant(arm)
                .setOccurredAt(at)
                .build());
    }

    static Happened happened(String unit, String name, String id, long at) {
        return new Happened(event(ENVIRONMENT, unit, name, id, at).build());
    }

    static Happened happened(String unit, String name, String id, long at, double value) {
        return happened(ENVIRONMENT, unit, name, id, at, value);
    }

    static Happened happened(String environment, String unit, String name, String id, long at, double value) {
        return new Happened(
                event(environment, unit, name, id, at).setValue(value).build());
    }

    private static Event.Builder event(String environment, String unit, String name, String id, long at) {
        return Event.newBuilder()
                .setId(id)
                .setEnvironmentId(environment)
                .setUnit(unit(unit))
                .setName(name)
                .setOccurredAt(at);
    }

    private static Unit unit(String value) {
        return Unit.newBuilder().setAttribute("targetingKey").setValue(value).build();
    }

    private static String keyOf(String environment, Unit unit) {
        return environment + "/" + unit.getAttribute() + ":" + unit.getValue();
    }
}
