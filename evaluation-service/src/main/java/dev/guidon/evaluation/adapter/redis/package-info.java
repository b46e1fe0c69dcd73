/// Rulesets out of Redis.
@NullMarked
package dev.guidon.evaluation.adapter.redis;

import org.jspecify.annotations.NullMarked;
