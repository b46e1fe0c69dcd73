/// Environments, their keys and the split of their flags, out of the rulesets in Redis.
@NullMarked
package dev.guidon.experiment.adapter.redis;

import org.jspecify.annotations.NullMarked;
