package dev.guidon.flag.edit;

/// Where the configuration of a flag is found. Nothing says that there is one.
public record FlagAddress(String projectKey, String environmentKey, String flagKey) {}
