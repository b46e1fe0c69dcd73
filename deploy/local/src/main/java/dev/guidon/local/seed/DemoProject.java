package dev.guidon.local.seed;

/// The project that `./guidon up` creates, with the keys to try it with.
///
/// @param serverKey sees every flag; for back ends
/// @param clientKey sees only flags that are marked for clients
public record DemoProject(String serverKey, String clientKey) {

    public static final String PROJECT = "demo";
    public static final String ENVIRONMENT = "production";

    @Override
    public String toString() {
        return "DemoProject[" + PROJECT + "/" + ENVIRONMENT + "]";
    }
}
