package dev.guidon.engine.flag;

/// What people read beside a key. It decides nothing, so it does not travel to readers of rulesets.
///
/// @param name empty where the key says enough
/// @param description empty for none
public record Caption(String name, String description) {
    public static final Caption NONE = new Caption("", "");
}
