package dev.guidon.gateway.route;

/// What is randomised: an attribute of the caller's subject, and its value.
public record Unit(String attribute, String value) {

    /// Names the attribute only: who the subject is stays out of logs.
    @Override
    public String toString() {
        return attribute + ":…";
    }
}
