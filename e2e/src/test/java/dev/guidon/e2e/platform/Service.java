package dev.guidon.e2e.platform;

import java.util.Locale;

/// The processes of a platform, in the order in which they are started.
public enum Service {
    MODEL_SANDBOX("deploy/local/model-sandbox"),
    FLAG_SERVICE("flag-service"),
    EVALUATION_SERVICE_1("evaluation-service"),
    EVALUATION_SERVICE_2("evaluation-service"),
    EXPERIMENT_SERVICE("experiment-service"),
    MODEL_GATEWAY("model-gateway");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    /// The folder of the module that builds it.
    String module() {
        return module;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
