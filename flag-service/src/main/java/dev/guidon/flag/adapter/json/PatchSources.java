package dev.guidon.flag.adapter.json;

import dev.guidon.flag.project.ShortIds;
import java.time.InstantSource;

/// What instructions take from outside when they are carried out.
///
/// @param clock that ramps begin by
/// @param salts for lots that are drawn anew
public record PatchSources(InstantSource clock, ShortIds salts) {}
