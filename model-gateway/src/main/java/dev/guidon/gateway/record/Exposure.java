package dev.guidon.gateway.record;

import dev.guidon.gateway.route.Choice;
import dev.guidon.gateway.route.Unit;
import java.time.Instant;

/// A unit met an experiment through a call.
public record Exposure(String id, Unit unit, Choice.Experiment experiment, Choice.Chosen choice, Instant occurredAt) {}
