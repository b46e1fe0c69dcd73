/// Redis: where readers of an environment load and follow its ruleset.
@NullMarked
package dev.guidon.flag.adapter.redis;

import org.jspecify.annotations.NullMarked;
