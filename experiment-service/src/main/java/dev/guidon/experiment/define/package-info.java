/// What an experiment is and how it is written down: its flag, arms and metrics, checked once and never changed after.
/// Whoever computes numbers hears of it through an outbox. Knows no wire format and no store.
@NullMarked
package dev.guidon.experiment.define;

import org.jspecify.annotations.NullMarked;
