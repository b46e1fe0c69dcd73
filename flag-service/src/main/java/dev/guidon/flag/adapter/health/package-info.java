/// What the service says of itself to whoever runs it.
@NullMarked
package dev.guidon.flag.adapter.health;

import org.jspecify.annotations.NullMarked;
