package dev.guidon.flag.edit;

/// Where an environment is found. Nothing says that there is one.
public record EnvironmentAddress(String projectKey, String environmentKey) {

    public FlagAddress flag(String flagKey) {
        return new FlagAddress(projectKey, environmentKey, flagKey);
    }
}
