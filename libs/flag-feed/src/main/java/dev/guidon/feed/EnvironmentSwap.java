package dev.guidon.feed;

import java.util.Optional;

/// A reader has moved an environment on. Told after the swap: whoever hears of it evaluates with `after` already.
///
/// @param before empty when the environment was not known
public record EnvironmentSwap(Optional<Environment> before, Environment after) {}
