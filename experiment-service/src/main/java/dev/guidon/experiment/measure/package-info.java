/// What a unit did, and what that counts for: plain values and pure functions, the same whatever order records come in.
/// Knows no stream, no store and no clock. Every record is a replacement: the old contribution is taken back, the new
/// one is added.
@NullMarked
package dev.guidon.experiment.measure;

import org.jspecify.annotations.NullMarked;
