package dev.guidon.benchmarks.flag;

import java.util.Map;

/// Whom a flag is decided for. Each engine is given the same attributes in its own form, built before the clock runs.
public record Person(
        String key, String email, String country, String plan, long seats, String appVersion, String device) {

    /// Meets no rule of [Checkout], so that all five are tried before the split.
    public static Person whoMeetsNoRule(String key) {
        return new Person(key, key + "@example.org", "US", "enterprise", 20, "3.4.1", "phone-12");
    }

    public Person withEmail(String other) {
        return new Person(key, other, country, plan, seats, appVersion, device);
    }

    public Person withCountry(String other) {
        return new Person(key, email, other, plan, seats, appVersion, device);
    }

    public Person withSeats(long other) {
        return new Person(key, email, country, plan, other, appVersion, device);
    }

    public Person withAppVersion(String other) {
        return new Person(key, email, country, plan, seats, other, device);
    }

    public Person withDevice(String other) {
        return new Person(key, email, country, plan, seats, appVersion, other);
    }

    /// All attributes but the key, by the names that the rules use. Values are `String` or `Long`.
    public Map<String, Object> attributes() {
        return Map.of(
                "email", email,
                "country", country,
                "plan", plan,
                "seats", seats,
                "appVersion", appVersion,
                "device", device);
    }
}
