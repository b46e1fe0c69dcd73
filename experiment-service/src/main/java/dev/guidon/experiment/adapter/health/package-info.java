/// Whether this instance can work, for whoever sends it requests or restarts it.
@NullMarked
package dev.guidon.experiment.adapter.health;

import org.jspecify.annotations.NullMarked;
