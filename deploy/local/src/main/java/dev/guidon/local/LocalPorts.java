package dev.guidon.local;

/// Where the parts of the local stack listen, all on 127.0.0.1. Documented in the guide; clients and tests rely on
/// them.
public final class LocalPorts {

    public static final int POSTGRES = 15_432;
    public static final int REDIS = 16_379;
    public static final int KAFKA = 19_092;
    public static final int KAFKA_CONTROLLER = 19_093;
    public static final int FLAG_SERVICE = 8_080;
    public static final int EVALUATION_SERVICE = 8_013;
    public static final int EVALUATION_MANAGEMENT = 8_014;
    public static final int EVALUATION_SYNC = 8_015;
    public static final int EVALUATION_OFREP = 8_016;
    public static final int EXPERIMENT_SERVICE = 8_081;
    public static final int MODEL_GATEWAY = 8_082;
    public static final int MODEL_SANDBOX = 8_090;

    private LocalPorts() {}

    /// Such as `http://127.0.0.1:8080`.
    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
