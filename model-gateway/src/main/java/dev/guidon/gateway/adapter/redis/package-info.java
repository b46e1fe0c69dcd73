/// Rulesets out of Redis, and the memory of which unit an inference was for.
@NullMarked
package dev.guidon.gateway.adapter.redis;

import org.jspecify.annotations.NullMarked;
